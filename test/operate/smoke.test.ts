import { createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { closeServer, listenHere } from '../../local/http/listen.ts';
import { openBrowser } from '../../operate/smoke/browser.ts';
import { closedApi } from '../../operate/smoke/closed-api.ts';
import { staff } from '../../operate/smoke/sign-in.ts';
import { weight } from '../../operate/smoke/weight.ts';

interface Page {
  readonly status: number;
  readonly body: string;
  readonly location?: string;
  readonly packed?: true;
}

let server: Server | undefined;
afterEach(async () => {
  if (server !== undefined) await closeServer(server);
});

const serving = async (pageOf: (path: string) => Page): Promise<string> => {
  server = createServer((request, response) => {
    const { status, body, packed, location } = pageOf(request.url ?? '/');
    const bytes = packed ? gzipSync(body) : Buffer.from(body);
    response.writeHead(status, {
      'content-length': bytes.length,
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
      ...(location === undefined ? {} : { location }),
    });
    response.end(bytes);
  });
  await listenHere(server, 0);
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
};

describe('whether the API is closed', () => {
  const look = async (statusOf: (path: string) => number) => {
    const api = `${await serving((path) => ({ status: statusOf(path), body: '' }))}/live/`;
    return closedApi(api).look(openBrowser('http://127.0.0.1:9'));
  };

  it('is seen by its refusing everything', async () => {
    expect(await look(() => 403)).toMatchObject({ right: true });
  });

  it('is told with each path that it answers', async () => {
    expect(await look((path) => (path === '/live/en' ? 200 : 403))).toMatchObject({
      right: false,
      says: expect.stringMatching(/ answers \/en with 200$/),
    });
  });
});

describe('the sign-in of staff', () => {
  const ASKED = '/oauth2/authorize?response_type=code&code_challenge_method=S256';
  const look = async (issuer: Page) => {
    const pages: Readonly<Record<string, Page>> = {
      '/office': { status: 302, body: '', location: '/office/sign-in' },
      '/office/sign-in/start': { status: 302, body: '', location: ASKED },
      [ASKED]: issuer,
    };
    const site = await serving((path) => pages[path] ?? { status: 404, body: '' });
    return staff.look(openBrowser(site));
  };

  it('is well where the issuer shows its page, or sends to it', async () => {
    expect(await look({ status: 200, body: '' })).toMatchObject({ right: true });
    expect(await look({ status: 302, body: '', location: '/login?client_id=1' })).toMatchObject({
      right: true,
    });
  });

  it.each([
    ['400', { status: 400, body: '' }],
    ['302 and redirect_mismatch', { status: 302, body: '', location: '/error?error=redirect_mismatch' }],
  ])('is told where the issuer refuses the site by %s', async (how, issuer) => {
    expect(await look(issuer)).toMatchObject({
      right: false,
      says: `the issuer answers ${how}`,
      mend: expect.stringMatching(/office\/callback at the issuer$/),
    });
  });
});

describe('what a first view weighs', () => {
  const STYLE = '/assets/site.css';
  const page = `<link href="${STYLE}">`;
  const look = async (style: Page) => {
    const site = await serving((path) => (path === STYLE ? style : { status: 200, body: page }));
    return weight.look(openBrowser(site));
  };

  it('is counted as it comes over the wire', async () => {
    const found = await look({ status: 200, body: 'a'.repeat(200_000), packed: true });
    expect(found).toMatchObject({ right: true, says: expect.stringMatching(/^1 KB/) });
  });

  it('is too much where nothing is compressed, or the rest is large', async () => {
    expect(await look({ status: 200, body: 'a'.repeat(20_000) })).toMatchObject({
      right: false,
      says: '1 of 2 are not compressed',
    });
    const noise = Array.from({ length: 30_000 }, (_, at) =>
      ((at * 2_654_435_761) % 4_294_967_296).toString(36),
    ).join('');
    expect(await look({ status: 200, body: noise, packed: true })).toMatchObject({
      right: false,
      says: expect.stringMatching(/^1\d\d KB for the first view$/),
    });
  });
});
