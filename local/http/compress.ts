import { promisify } from 'node:util';
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib';
import type { HttpAnswer } from '../apigateway/answer.ts';

const gzipped = promisify(gzip);
const packed = promisify(brotliCompress);
const unzipped = promisify(gunzip);

/** Quick rather than small: each page is made anew. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

export type Encoding = 'br' | 'gzip';

const accepts = (acceptEncoding: string, encoding: Encoding): boolean =>
  acceptEncoding.split(',').some((part) => {
    const [name = '', weight = ''] = part.split(';').map((piece) => piece.trim());
    return name === encoding && !/^q=0(?:\.0*)?$/.test(weight);
  });

/** The answer, compressed by the first of the encodings that is accepted; as it is where none is, or where it is already. */
export const compressed = async (
  answer: HttpAnswer,
  acceptEncoding: string,
  encodings: readonly Encoding[],
): Promise<HttpAnswer> => {
  const encoding = encodings.find((each) => accepts(acceptEncoding, each));
  const encoded = answer.headers.some(([name]) => name.toLowerCase() === 'content-encoding');
  if (encoding === undefined || encoded || answer.status === 204 || answer.status === 304) return answer;
  const body = await (encoding === 'br' ? packed(answer.body, QUALITY) : gzipped(answer.body));
  return { ...answer, headers: [...answer.headers, ['Content-Encoding', encoding]], body };
};

/** The bytes of a gzipped body; undefined for what is none, or is longer than `limit` bytes. */
export const decompressed = (body: Buffer, limit: number): Promise<Buffer | undefined> =>
  unzipped(body, { maxOutputLength: limit }).catch(() => undefined);
