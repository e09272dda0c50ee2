import type { Answer, Ask } from '../platform/http/ask.ts';
import { later } from '../platform/http/later.ts';
import { type Route, staff } from '../platform/http/router.ts';
import type { Ports, SitePorts } from '../platform/ports.ts';

const pages = () => import('./pages/doors.ts');
const form = () => import('../pledges/pages/form-doors.ts');

const ALL = '/office/entered';
const ONE = `${ALL}/{organisation}`;
const ACTIONS = `${ONE}/commitments/{commitment}`;
const editors = staff('editor', 'admin');

/** The form's own doors. None that signs is among them, so the strictest rule for signing is as good as any. */
const formDoor =
  (door: (ask: Ask, ports: SitePorts) => Promise<Answer>) =>
  (ask: Ask, ports: Ports): Promise<Answer> =>
    door(ask, { ...ports, signingText: 'official' });

const at = (method: 'GET' | 'POST', path: string, door: Route<SitePorts>['door']): Route<Ports> => ({
  method,
  path,
  access: editors,
  door: formDoor(door),
});

/** Staff enter a pledge that came by letter: the sections of the form, never its signature. */
export const enteredRoutes: readonly Route<Ports>[] = [
  { method: 'GET', path: ALL, access: editors, door: later(pages, 'showEnteredList') },
  { method: 'GET', path: `${ALL}/new`, access: editors, door: later(pages, 'showNew') },
  { method: 'POST', path: `${ALL}/new`, access: editors, door: later(pages, 'doNew') },
  at('GET', ONE, later(pages, 'showEntered')),
  at('POST', `${ONE}/send`, later(pages, 'doSendEntered')),
  at('POST', `${ONE}/take-back`, later(pages, 'doTakeBack')),
  at('GET', `${ONE}/delete`, later(pages, 'showDeleteEntered')),
  at('POST', `${ONE}/delete`, later(pages, 'doDeleteEntered')),
  at('GET', `${ONE}/organisation`, later(form, 'showOrganisation')),
  at('POST', `${ONE}/organisation`, later(form, 'saveOrganisation')),
  at('GET', `${ONE}/contact`, later(form, 'showContact')),
  at('POST', `${ONE}/contact`, later(form, 'saveContact')),
  at('GET', `${ONE}/commitments`, later(form, 'showCommitments')),
  at('POST', `${ONE}/commitments`, later(form, 'saveCommitments')),
  at('GET', ACTIONS, later(form, 'showActions')),
  at('POST', ACTIONS, later(form, 'changeActions')),
  at('GET', `${ACTIONS}/actions/{action}`, later(form, 'showAction')),
  at('POST', `${ACTIONS}/actions/{action}`, later(form, 'saveAction')),
  at('GET', `${ACTIONS}/actions/{action}/remove`, later(form, 'showRemoveAction')),
  at('POST', `${ACTIONS}/actions/{action}/remove`, later(form, 'removeAction')),
];
