import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

interface Words {
  readonly status: number;
  readonly title: string;
  readonly advice: string;
}

const UNREADABLE: Words = {
  status: 400,
  title: 'This request cannot be read',
  advice: 'It does not keep to HTTP. Check the address, or begin at the start page.',
};

/** By the code of Node's error. */
const WORDS: Readonly<Record<string, Words>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'The address or the cookies are too long',
    advice: 'Shorten the address, or delete the cookies of this site, then try again.',
  },
  HPE_INVALID_METHOD: {
    status: 405,
    title: 'This method is not known',
    advice: 'Pages are read with GET and forms are sent with POST.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'The request did not arrive in time',
    advice: 'Send it again. What you saved before is kept.',
  },
};

const pageOf = ({ title, advice }: Words): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1><p>${advice}</p><p><a href="/">Start page</a></p></main></body></html>\n`;

const headersOf = (body: string): Readonly<Record<string, string>> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Length': String(Buffer.byteLength(body)),
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  Connection: 'close',
});

const refuse = (socket: Duplex, words: Words): void => {
  if (!socket.writable) return;
  const body = pageOf(words);
  const head = Object.entries(headersOf(body)).map(([name, value]) => `${name}: ${value}`);
  const first = `HTTP/1.1 ${words.status} ${STATUS_CODES[words.status]}`;
  socket.end(`${[first, ...head].join('\r\n')}\r\n\r\n${body}`);
};

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

/** Gives words to what is refused before it is a request, which Node answers with an empty body; answers the server. */
export const wordProtocolFaults = (server: Server): Server =>
  server
    .on('clientError', (error, socket) => {
      if (codeOf(error) === 'ECONNRESET') socket.destroy();
      else refuse(socket, WORDS[codeOf(error)] ?? UNREADABLE);
    })
    .on('connect', (_, socket) => refuse(socket, { ...UNREADABLE, advice: 'This is a site, not a proxy.' }))
    .on('checkExpectation', (_, response) => {
      const words = { ...UNREADABLE, status: 417, advice: 'It expects something that is not offered here.' };
      const body = pageOf(words);
      response.writeHead(words.status, headersOf(body)).end(body);
    });
