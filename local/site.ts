import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { HttpAnswer } from './apigateway/answer.ts';
import type { RawRequest } from './apigateway/event.ts';
import { TOO_LARGE } from './cloudfront/refuse.ts';
import { wordProtocolFaults } from './http/protocol-faults.ts';
import { readRawRequest } from './http/raw-request.ts';
import { sendAnswer } from './http/send-answer.ts';
import type { Activity, LocalClock } from './service.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface SiteOptions {
  /** The distribution of the assembly. */
  readonly distribution: (request: RawRequest) => Promise<HttpAnswer>;
  readonly dashboard: Handler;
  readonly activity: Activity;
  readonly clock: Pick<LocalClock, 'now'>;
  readonly failed: (label: string, error: unknown) => void;
}

/** CloudFront takes 20 GB; this is more than anything behind it takes. */
const BODY_LIMIT = 20 * 1024 * 1024;

const isDashboard = (url: string): boolean => /^\/_local(?:[/?]|$)/.test(url);

/** Without the query: what people search for is not logged. */
const labelOf = ({ method, url = '' }: IncomingMessage): string => `${method} ${url.split('?')[0]}`;

const crash = (response: ServerResponse): void => {
  if (response.headersSent) response.destroy();
  else
    response
      .writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
      .end('The local stack failed; see its log.\n');
};

/** Serves a distribution, or an API by itself, over HTTP. */
export const serveRaw =
  (ask: SiteOptions['distribution'], clock: SiteOptions['clock']): Handler =>
  async (incoming, response) => {
    const request = await readRawRequest(incoming, clock.now(), BODY_LIMIT);
    if (request === 'gone') return;
    sendAnswer(response, request === 'too-large' ? TOO_LARGE : await ask(request), clock.now());
  };

/** The site's server: the distribution, and beside it the dashboard of this machine under /_local. */
export const createSite = ({ distribution, dashboard, activity, clock, failed }: SiteOptions): Server => {
  const site = serveRaw(distribution, clock);
  const handle: Handler = async (request, response) => {
    response.setHeader('Date', new Date(clock.now()).toUTCString());
    // The dashboard waits for the stack to come to rest when it pushes the clock, so it is not counted itself.
    if (isDashboard(request.url ?? '')) await dashboard(request, response);
    else await activity.track(labelOf(request), () => site(request, response));
  };
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      failed(labelOf(request), error);
      crash(response);
    });
  });
  return wordProtocolFaults(server);
};
