import type { IncomingMessage } from 'node:http';
import type { DashboardServices } from './services.ts';

export interface DashboardRequest {
  readonly services: DashboardServices;
  readonly message: IncomingMessage;
  readonly query: URLSearchParams;
  /** What the route's pattern caught, decoded. */
  readonly parts: readonly string[];
  /** Of a POST: its fields, or the texts of its JSON. */
  readonly fields: URLSearchParams;
}

export interface DashboardAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | AsyncIterable<string>;
}

export type Answering = (request: DashboardRequest) => Promise<DashboardAnswer> | DashboardAnswer;

const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";

export const htmlAnswer = (body: string, status = 200): DashboardAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
  body,
});

export const jsonAnswer = (value: unknown, status = 200): DashboardAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: `${JSON.stringify(value)}\n`,
});

/** After a POST of a form: see the page. */
export const seeOther = (location: string): DashboardAnswer => ({
  status: 303,
  headers: { location },
  body: '',
});

/** Whether the sender speaks JSON: a script or a test rather than a form. */
export const wantsJson = ({ message }: DashboardRequest): boolean =>
  (message.headers['content-type'] ?? '').startsWith('application/json');
