import type { AwsAnswer } from '../service.ts';

const HEADERS = { 'content-type': 'application/x-amz-json-1.0' };

export const jsonAnswer = (body: unknown): AwsAnswer => ({
  status: 200,
  headers: HEADERS,
  body: JSON.stringify(body),
});

/** An error of a JSON protocol; `name` is the exception's name in the SDK. */
export const jsonError = (name: string, message: string): AwsAnswer => ({
  status: 400,
  headers: HEADERS,
  body: JSON.stringify({ __type: name, message }),
});

/** A moment as the JSON protocols send it: seconds since the epoch. */
export const seconds = (ms: number): number => ms / 1000;
