import * as z from 'zod/mini';
import type { SendAnswer } from './ses-port.ts';

const Failure = z.object({
  name: z.string(),
  message: z.optional(z.string()),
  code: z.optional(z.string()),
  $metadata: z.optional(z.object({ httpStatusCode: z.optional(z.number()) })),
});

/** SES's own errors that only concern this message (API reference of SendRawEmail, and the query protocol's). */
const REFUSED_FOR_GOOD: ReadonlySet<string> = new Set([
  'MessageRejected',
  'InvalidParameterValue',
  'InvalidParameterCombination',
  'MissingParameter',
  'ValidationError',
]);

/**
 * SES rejects by the same name what it does not like and what comes from a domain whose DKIM it no longer finds, or goes,
 * in its sandbox, to an address that nobody verified: “Email address is not verified. The following identities failed …”.
 */
const NOT_VERIFIED = /\bnot verified\b/i;

/** The connection was never there, so nothing can have been sent. */
const NEVER_LEFT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/**
 * What an error of the SDK means for the mail. Any other answer below 500 (throttling, quota, a paused account, a domain
 * not verified, a missing right or configuration set) is about the account, not about the mail: it is kept for later.
 */
export const answerToFailure = (error: unknown): Exclude<SendAnswer, { answer: 'accepted' }> => {
  const failure = Failure.safeParse(error);
  if (!failure.success) return { answer: 'unknown', why: 'no-error' };
  const { name: why, message = '', code, $metadata } = failure.data;
  if (why === 'MessageRejected' && NOT_VERIFIED.test(message))
    return { answer: 'not-now', why: 'NotVerified' };
  if (REFUSED_FOR_GOOD.has(why)) return { answer: 'refused', why };
  if (code !== undefined && NEVER_LEFT.has(code)) return { answer: 'not-now', why: code };
  const status = $metadata?.httpStatusCode;
  return status !== undefined && status >= 400 && status < 500
    ? { answer: 'not-now', why }
    : { answer: 'unknown', why };
};
