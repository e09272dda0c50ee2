import { readFileSync } from 'node:fs';
import { pushClock, readClock } from './clock.ts';
import { executionJson, executionPage, executionsJson, executionsPage } from './executions.ts';
import { switchFault } from './faults.ts';
import { homePage, runSchedule } from './home.ts';
import { inboxJson, inboxPage } from './inbox.ts';
import { mailAsJson, mailAttachment, mailMarkup, mailPage } from './mail.ts';
import { mailKindMarkup, mailKindPage, mailKindsPage } from './mail-kinds.ts';
import type { Answering } from './request.ts';

const style: Answering = () => ({
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8' },
  body: readFileSync(new URL('./style.css', import.meta.url)),
});

/** What `npm run backup` writes down. */
const backup: Answering = async ({ services }) => ({
  status: 200,
  headers: { 'content-type': 'application/x-ndjson; charset=utf-8' },
  body: `${(await services.backup()).join('\n')}\n`,
});

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly pattern: RegExp;
  readonly answer: Answering;
}

/** Every address of the dashboard below /_local; the first that fits is taken. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', pattern: /^\/?$/, answer: homePage },
  { method: 'GET', pattern: /^\/style\.css$/, answer: style },
  { method: 'GET', pattern: /^\/backup$/, answer: backup },
  { method: 'GET', pattern: /^\/clock$/, answer: readClock },
  { method: 'POST', pattern: /^\/clock$/, answer: pushClock },
  { method: 'POST', pattern: /^\/schedules$/, answer: runSchedule },
  { method: 'POST', pattern: /^\/faults$/, answer: switchFault },
  { method: 'GET', pattern: /^\/inbox$/, answer: inboxPage },
  { method: 'GET', pattern: /^\/inbox\.json$/, answer: inboxJson },
  { method: 'GET', pattern: /^\/inbox\/([^/]+)\.json$/, answer: mailAsJson },
  { method: 'GET', pattern: /^\/inbox\/([^/]+)$/, answer: mailPage },
  { method: 'GET', pattern: /^\/inbox\/([^/]+)\/html$/, answer: mailMarkup },
  { method: 'GET', pattern: /^\/inbox\/([^/]+)\/attachments\/(\d+)$/, answer: mailAttachment },
  { method: 'GET', pattern: /^\/mails$/, answer: mailKindsPage },
  { method: 'GET', pattern: /^\/mails\/([^/]+)\/([^/]+)$/, answer: mailKindPage },
  { method: 'GET', pattern: /^\/mails\/([^/]+)\/([^/]+)\/html$/, answer: mailKindMarkup },
  { method: 'GET', pattern: /^\/executions$/, answer: executionsPage },
  { method: 'GET', pattern: /^\/executions\.json$/, answer: executionsJson },
  { method: 'GET', pattern: /^\/executions\/([^/]+)\.json$/, answer: executionJson },
  { method: 'GET', pattern: /^\/executions\/([^/]+)$/, answer: executionPage },
];
