import { randomUUID } from 'node:crypto';
import type { AwsAnswer } from '../service.ts';

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';
const HEADERS = { 'content-type': 'text/xml' };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const elements = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join('');

/** An answer of the query protocol. */
export const xmlAnswer = (action: string, result: Readonly<Record<string, string>>): AwsAnswer => ({
  status: 200,
  headers: HEADERS,
  body: `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${elements(result)}</${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
});

export interface XmlError {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
}

export const xmlError = ({ code, message, status = 400 }: XmlError): AwsAnswer => ({
  status,
  headers: HEADERS,
  body: `<ErrorResponse xmlns="${NAMESPACE}"><Error>${elements({ Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message })}</Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
});
