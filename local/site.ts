import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { wordProtocolFaults } from './http/protocol-faults.ts';
import type { Activity, LocalClock } from './service.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface SiteOptions {
  /** The REST API of the assembly. */
  readonly gateway: Handler;
  readonly dashboard: Handler;
  readonly activity: Activity;
  readonly clock: Pick<LocalClock, 'now'>;
  readonly failed: (label: string, error: unknown) => void;
}

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

/** The site's server: the API, and beside it the dashboard of this machine under /_local. */
export const createSite = ({ gateway, dashboard, activity, clock, failed }: SiteOptions): Server => {
  const handle: Handler = async (request, response) => {
    response.setHeader('Date', new Date(clock.now()).toUTCString());
    // The dashboard waits for the stack to come to rest when it pushes the clock, so it is not counted itself.
    if (isDashboard(request.url ?? '')) await dashboard(request, response);
    else await activity.track(labelOf(request), () => gateway(request, response));
  };
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      failed(labelOf(request), error);
      crash(response);
    });
  });
  return wordProtocolFaults(server);
};
