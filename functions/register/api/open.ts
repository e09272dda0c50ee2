import { withHeaders } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/ask.ts';
import { ANY_SITE } from '../../platform/http/cross-origin.ts';
import { sha256 } from '../../platform/ids.ts';

/** Strong only where it stands for every byte of the answer (RFC 9110, 8.8.1). */
const tagOf = (content: string, { body }: Answer): string =>
  `${content === body ? '' : 'W/'}"${sha256(content).slice(0, 32)}"`;

/** Open data, known again by what it tells: any site may read it, and may keep it for a minute. */
export const open = (answer: Answer, content: string): Answer =>
  withHeaders(answer, {
    'cache-control': 'public, max-age=60',
    ...ANY_SITE,
    etag: tagOf(content, answer),
  });
