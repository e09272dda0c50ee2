import type { Answer, Ask } from '../platform/http/ask.ts';
import { type Route, staff } from '../platform/http/router.ts';
import type { Ports, SitePorts } from '../platform/ports.ts';
import { saveAction, showAction } from '../pledges/pages/action.tsx';
import { changeActions, showActions } from '../pledges/pages/actions.tsx';
import { saveCommitments, showCommitments } from '../pledges/pages/commitments.tsx';
import { saveContact, showContact } from '../pledges/pages/contact.tsx';
import { saveOrganisation, showOrganisation } from '../pledges/pages/organisation.tsx';
import { doSendEntered, doTakeBack, showEntered } from './pages/entered-doors.ts';
import { showEnteredList } from './pages/list.tsx';
import { doNew, showNew } from './pages/new.tsx';

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
  { method: 'GET', path: ALL, access: editors, door: showEnteredList },
  { method: 'GET', path: `${ALL}/new`, access: editors, door: showNew },
  { method: 'POST', path: `${ALL}/new`, access: editors, door: doNew },
  at('GET', ONE, showEntered),
  at('POST', `${ONE}/send`, doSendEntered),
  at('POST', `${ONE}/take-back`, doTakeBack),
  at('GET', `${ONE}/organisation`, showOrganisation),
  at('POST', `${ONE}/organisation`, saveOrganisation),
  at('GET', `${ONE}/contact`, showContact),
  at('POST', `${ONE}/contact`, saveContact),
  at('GET', `${ONE}/commitments`, showCommitments),
  at('POST', `${ONE}/commitments`, saveCommitments),
  at('GET', ACTIONS, showActions),
  at('POST', ACTIONS, changeActions),
  at('GET', `${ACTIONS}/actions/{action}`, showAction),
  at('POST', `${ACTIONS}/actions/{action}`, saveAction),
];
