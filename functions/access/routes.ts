import { anybody, type Route } from '../platform/http/router.ts';
import type { Ports } from '../platform/ports.ts';
import { doCode, doSendAgain, showCode } from './pages/code.tsx';
import { doLink, showLink } from './pages/link.tsx';
import { doSignIn, showSignIn } from './pages/sign-in.tsx';
import { doSignOut } from './pages/sign-out.ts';

const CODE = '/{lang}/sign-in/code';
const LINK = '/{lang}/sign-in/link/{challenge}/{token}';

/** How organisations' people come in and out. */
export const accessRoutes: readonly Route<Ports>[] = [
  { method: 'GET', path: '/{lang}/sign-in', access: anybody, door: showSignIn },
  { method: 'POST', path: '/{lang}/sign-in', access: anybody, door: doSignIn },
  { method: 'GET', path: CODE, access: anybody, door: showCode },
  { method: 'POST', path: CODE, access: anybody, door: doCode },
  { method: 'POST', path: '/{lang}/sign-in/again', access: anybody, door: doSendAgain },
  { method: 'GET', path: LINK, access: anybody, door: showLink },
  { method: 'POST', path: LINK, access: anybody, door: doLink },
  { method: 'POST', path: '/{lang}/sign-out', access: anybody, door: doSignOut },
];
