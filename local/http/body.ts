import type { IncomingMessage } from 'node:http';

/** Reads a request's body to its end; undefined when it is longer than `limit` bytes. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    length += bytes.length;
    if (length <= limit) chunks.push(bytes);
  }
  return length <= limit ? Buffer.concat(chunks) : undefined;
};
