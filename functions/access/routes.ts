import { later } from '../platform/http/later.ts';
import { anybody, type Route } from '../platform/http/router.ts';
import type { Ports } from '../platform/ports.ts';

const pages = () => import('./pages/doors.ts');

const CODE = '/{lang}/sign-in/code';
const LINK = '/{lang}/sign-in/link/{challenge}/{token}';

/** How organisations' people come in and out. */
export const accessRoutes: readonly Route<Ports>[] = [
  { method: 'GET', path: '/{lang}/sign-in', access: anybody, door: later(pages, 'showSignIn') },
  { method: 'POST', path: '/{lang}/sign-in', access: anybody, door: later(pages, 'doSignIn') },
  { method: 'GET', path: CODE, access: anybody, door: later(pages, 'showCode') },
  { method: 'POST', path: CODE, access: anybody, door: later(pages, 'doCode') },
  { method: 'POST', path: '/{lang}/sign-in/again', access: anybody, door: later(pages, 'doSendAgain') },
  { method: 'GET', path: LINK, access: anybody, door: later(pages, 'showLink') },
  { method: 'POST', path: LINK, access: anybody, door: later(pages, 'doLink') },
  { method: 'POST', path: '/{lang}/sign-out', access: anybody, door: later(pages, 'doSignOut') },
];
