import { member, type Route } from '../platform/http/router.ts';
import type { SitePorts } from '../platform/ports.ts';
import { doConfirm, showConfirm } from './pages/confirm.tsx';

const CONFIRM = '/{lang}/my/{organisation}/confirm';
const writer = member('contact', 'editor');

/** The organisation confirms what the office entered from its letter. */
export const confirmRoutes: readonly Route<SitePorts>[] = [
  { method: 'GET', path: CONFIRM, access: writer, door: showConfirm },
  { method: 'POST', path: CONFIRM, access: writer, door: doConfirm },
];
