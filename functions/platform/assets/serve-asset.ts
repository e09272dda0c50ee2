import { brotliDecompressSync } from 'node:zlib';
import { text, withHeaders } from '../http/answer.ts';
import type { Answer } from '../http/ask.ts';
import { ASSETS } from './assets.generated.ts';

const byName = new Map(ASSETS.map((asset) => [asset.name, asset]));

const unpacked = (packed: string): string =>
  brotliDecompressSync(Buffer.from(packed, 'base64')).toString('utf8');

/** A file that pages link to; undefined for a name that there is not. The name tells the content, so it can be kept. */
export const serveAsset = (name: string): Answer | undefined => {
  const asset = byName.get(name);
  return asset === undefined
    ? undefined
    : withHeaders(text(unpacked(asset.packed), asset.type), {
        'cache-control': 'public, max-age=31536000, immutable',
      });
};
