import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readForm } from '../dashboard/form.ts';
import { issuerPages } from './pages.ts';
import { createProvider } from './provider.ts';
import type { IssuerSettings } from './settings.ts';

const STYLE = readFileSync(new URL('../dashboard/style.css', import.meta.url));

const headersFor = ({ siteOrigin }: IssuerSettings) => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'self' ${siteOrigin}; frame-ancestors 'none'`,
});

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The page on which one chooses whom to sign in as, and what choosing does. */
const interactionHandler = (
  settings: IssuerSettings,
  provider: ReturnType<typeof createProvider>,
): Handler => {
  const headers = headersFor(settings);
  const pages = issuerPages(settings.home);
  return async (request, response) => {
    const details = await provider.interactionDetails(request, response).catch(() => undefined);
    if (details === undefined) {
      response.writeHead(400, headers).end(pages.error('This sign-in has ended or was never begun.'));
      return;
    }
    if (request.method !== 'POST') {
      response.writeHead(200, headers).end(pages.login(settings.accounts, details.uid));
      return;
    }
    const accountId = (await readForm(request)).get('account') ?? '';
    if (!settings.accounts.some(({ sub }) => sub === accountId)) {
      response.writeHead(422, headers).end(pages.login(settings.accounts, details.uid));
      return;
    }
    await provider.interactionFinished(request, response, { login: { accountId, remember: false } });
  };
};

/** The issuer's HTTP server, not yet listening. */
export const serveIssuer = async (settings: IssuerSettings): Promise<Server> => {
  const provider = createProvider(settings);
  const issuer = provider.callback();
  const interaction = interactionHandler(settings, provider);
  const pages = issuerPages(settings.home);
  return createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/style.css') response.writeHead(200, { 'content-type': 'text/css' }).end(STYLE);
    else if (path.startsWith('/interaction/')) {
      interaction(request, response).catch(() => {
        response.writeHead(500, headersFor(settings)).end(pages.error('The issuer could not do this.'));
      });
    } else issuer(request, response);
  });
};
