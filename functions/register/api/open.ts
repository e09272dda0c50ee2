import { withHeaders } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/ask.ts';
import { ANY_SITE } from '../../platform/http/cross-origin.ts';
import { sha256 } from '../../platform/ids.ts';

/** Open data: any site may read it, and may keep it for a minute. */
export const open = (answer: Answer, content: string): Answer =>
  withHeaders(answer, {
    'cache-control': 'public, max-age=60',
    ...ANY_SITE,
    etag: `"${sha256(content).slice(0, 32)}"`,
  });
