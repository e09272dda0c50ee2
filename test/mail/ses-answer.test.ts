import { describe, expect, it } from 'vitest';
import { answerToFailure } from '../../functions/mail/ses-answer.ts';

const failure = (name: string, httpStatusCode?: number, code?: string): Error =>
  Object.assign(new Error(name), {
    name,
    $metadata: { httpStatusCode },
    ...(code === undefined ? {} : { code }),
  });

describe('what an error of SES means for the mail', () => {
  it.each([
    [failure('MessageRejected', 400), 'refused'],
    [failure('InvalidParameterValue', 400), 'refused'],
    [failure('Throttling', 400), 'not-now'],
    [failure('AccountSendingPausedException', 400), 'not-now'],
    [failure('AccessDenied', 403), 'not-now'],
    [failure('TooManyRequestsException', 429), 'not-now'],
    [failure('Error', undefined, 'ECONNREFUSED'), 'not-now'],
    [failure('Error', undefined, 'ENOTFOUND'), 'not-now'],
    [failure('Error', undefined, 'ECONNRESET'), 'unknown'],
    [failure('TimeoutError'), 'unknown'],
    [failure('InternalFailure', 500), 'unknown'],
    [failure('ServiceUnavailable', 503), 'unknown'],
    ['no error', 'unknown'],
    [
      Object.assign(failure('MessageRejected', 400), {
        message:
          'Email address is not verified. The following identities failed the check in region EU-WEST-1: ai-pact@mail.aipact.example',
      }),
      'not-now',
    ],
  ])('%s: %s', (error, answer) => {
    expect(answerToFailure(error).answer).toBe(answer);
  });
});
