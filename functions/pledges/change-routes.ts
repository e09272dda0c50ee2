import { later } from '../platform/http/later.ts';
import { member, type Route } from '../platform/http/router.ts';
import type { SitePorts } from '../platform/ports.ts';

const change = () => import('./pages/change-doors.ts');

const writer = member('contact', 'backup', 'editor');
const anyMember = member('contact', 'backup', 'editor', 'signatory');
/** Whoever speaks for the organisation. */
const contact = member('contact');
const MINE = '/{lang}/my/{organisation}';

/** What an organisation does with a pledge as a whole: changes one that is public, gives it up, takes it back. */
export const changeRoutes: readonly Route<SitePorts>[] = [
  { method: 'GET', path: `${MINE}/changes`, access: anyMember, door: later(change, 'showChanges') },
  { method: 'GET', path: `${MINE}/amend`, access: writer, door: later(change, 'showAmend') },
  { method: 'POST', path: `${MINE}/amend`, access: writer, door: later(change, 'doAmend') },
  { method: 'GET', path: `${MINE}/renew`, access: writer, door: later(change, 'showRenew') },
  { method: 'POST', path: `${MINE}/renew`, access: writer, door: later(change, 'doRenew') },
  { method: 'GET', path: `${MINE}/discard`, access: writer, door: later(change, 'showDiscard') },
  { method: 'POST', path: `${MINE}/discard`, access: writer, door: later(change, 'doDiscard') },
  { method: 'GET', path: `${MINE}/withdraw`, access: contact, door: later(change, 'showWithdraw') },
  { method: 'POST', path: `${MINE}/withdraw`, access: contact, door: later(change, 'doWithdraw') },
  { method: 'GET', path: `${MINE}/delete`, access: contact, door: later(change, 'showDelete') },
  { method: 'POST', path: `${MINE}/delete`, access: contact, door: later(change, 'doDelete') },
  { method: 'GET', path: `${MINE}/take-back`, access: writer, door: later(change, 'showTakeBack') },
  { method: 'POST', path: `${MINE}/take-back`, access: writer, door: later(change, 'doTakeBack') },
];
