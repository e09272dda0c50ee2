import type { IncomingMessage } from 'node:http';
import { readBody } from '../http/body.ts';

const LARGEST_FORM_BYTES = 65_536;

const bodyText = async (request: IncomingMessage): Promise<string> =>
  (await readBody(request, LARGEST_FORM_BYTES))?.toString('utf8') ?? '';

/** The fields of a form; none when the body is too long. */
export const readForm = async (request: IncomingMessage): Promise<URLSearchParams> =>
  new URLSearchParams(await bodyText(request));

/** The fields of a form, or those texts of a JSON object. */
export const readFields = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const text = await bodyText(request);
  if (!(request.headers['content-type'] ?? '').startsWith('application/json'))
    return new URLSearchParams(text);
  try {
    const entries = Object.entries(Object(JSON.parse(text)) as Record<string, unknown>);
    return new URLSearchParams(entries.map(([name, value]): [string, string] => [name, String(value)]));
  } catch {
    return new URLSearchParams();
  }
};
