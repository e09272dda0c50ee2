import { connect } from 'node:net';
import type { Reply } from './stack-browser.ts';

const PATIENCE_MS = 5000;

const parse = (bytes: Buffer): Reply => {
  const [head = '', ...rest] = bytes.toString('utf8').split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Headers(
    lines.map((line): [string, string] => {
      const at = line.indexOf(':');
      return [line.slice(0, at), line.slice(at + 1).trim()];
    }),
  );
  const location = headers.get('location') ?? undefined;
  return { status: Number(first.split(' ')[1]), headers, body: rest.join('\r\n\r\n'), location };
};

/** Sends bytes as they stand, which no HTTP client would; the first answer, status NaN where there is none. */
export const sendRaw = (site: string, bytes: string | Buffer): Promise<Reply> =>
  new Promise((answered, failed) => {
    const { hostname, port } = new URL(site);
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const chunks: Buffer[] = [];
    const finish = (): void => {
      clearTimeout(timer);
      socket.destroy();
      answered(parse(Buffer.concat(chunks)));
    };
    const timer = setTimeout(finish, PATIENCE_MS);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', finish);
    socket.on('error', (error) => (chunks.length > 0 ? finish() : failed(error)));
  });

/** The lines of a request that ends its connection; the header lines given come after Host. */
export const requestOf = (first: string, ...headers: readonly string[]): string =>
  `${[`${first} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;
