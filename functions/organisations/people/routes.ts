import { anybody, member, type Route } from '../../platform/http/router.ts';
import type { SitePorts } from '../../platform/ports.ts';
import { changeGroup, showGroup } from '../group/pages/doors.ts';
import { changeColleague, doRemove, showColleague, showRemove } from './pages/colleague.tsx';
import { answerInvited, showInvitation } from './pages/invitation.tsx';
import { doInvite } from './pages/invite.ts';
import { saveOwnDetails, showOwnDetails } from './pages/own-details.tsx';
import { answerOffer, changeShown, doLeave, showLeave } from './pages/own-place.tsx';
import { showPeople } from './pages/people.tsx';

const contact = member('contact');
const anyMember = member('contact', 'backup', 'editor', 'signatory');
const MINE = '/{lang}/my/{organisation}';
const ONE = `${MINE}/people/{person}`;
/** Before the pages of others: no person's id reads so. */
const OWN = `${MINE}/people/own`;
const INVITATION = '/{lang}/invitation/{organisation}/{invitation}';

/** Who works for an organisation: all see it, the contact decides, everybody answers and leaves for themselves. */
export const peopleRoutes: readonly Route<SitePorts>[] = [
  { method: 'GET', path: `${MINE}/people`, access: anyMember, door: showPeople },
  { method: 'POST', path: `${MINE}/people`, access: contact, door: doInvite },
  { method: 'GET', path: OWN, access: anyMember, door: showOwnDetails },
  { method: 'POST', path: OWN, access: anyMember, door: saveOwnDetails },
  { method: 'GET', path: ONE, access: contact, door: showColleague },
  { method: 'POST', path: ONE, access: contact, door: changeColleague },
  { method: 'GET', path: `${ONE}/remove`, access: contact, door: showRemove },
  { method: 'POST', path: `${ONE}/remove`, access: contact, door: doRemove },
  { method: 'POST', path: `${MINE}/contact-offer`, access: anyMember, door: answerOffer },
  { method: 'POST', path: `${MINE}/shown`, access: anyMember, door: changeShown },
  { method: 'GET', path: `${MINE}/leave`, access: anyMember, door: showLeave },
  { method: 'POST', path: `${MINE}/leave`, access: anyMember, door: doLeave },
  { method: 'GET', path: `${MINE}/group`, access: anyMember, door: showGroup },
  { method: 'POST', path: `${MINE}/group`, access: contact, door: changeGroup },
  { method: 'GET', path: INVITATION, access: anybody, door: showInvitation },
  { method: 'POST', path: INVITATION, access: anybody, door: answerInvited },
];
