import { later } from '../platform/http/later.ts';
import { anybody, type Route } from '../platform/http/router.ts';
import type { Ports } from '../platform/ports.ts';

const stop = () => import('./pages/stop.tsx');

const STOP = '/{lang}/mail/stop/{token}';

/** Where optional mails are stopped; the POST comes from mail programs too, which know no form of ours (RFC 8058). */
export const mailRoutes: readonly Route<Ports>[] = [
  { method: 'GET', path: STOP, access: anybody, door: later(stop, 'showStop') },
  { method: 'POST', path: STOP, access: anybody, csrf: false, door: later(stop, 'doStop') },
];
