import { later } from '../platform/http/later.ts';
import { member, type Route } from '../platform/http/router.ts';
import type { SitePorts } from '../platform/ports.ts';

const confirm = () => import('./pages/confirm.tsx');

const CONFIRM = '/{lang}/my/{organisation}/confirm';
const writer = member('contact', 'editor');

/** The organisation confirms what the office entered from its letter. */
export const confirmRoutes: readonly Route<SitePorts>[] = [
  { method: 'GET', path: CONFIRM, access: writer, door: later(confirm, 'showConfirm') },
  { method: 'POST', path: CONFIRM, access: writer, door: later(confirm, 'doConfirm') },
];
