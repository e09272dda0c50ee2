import { later } from '../../platform/http/later.ts';
import { anybody, member, type Route } from '../../platform/http/router.ts';
import type { SitePorts } from '../../platform/ports.ts';

const pages = () => import('./pages/doors.ts');
const doors = () => import('../group/pages/doors.ts');

const contact = member('contact');
const anyMember = member('contact', 'backup', 'editor', 'signatory');
const MINE = '/{lang}/my/{organisation}';
const ONE = `${MINE}/people/{person}`;
/** Before the pages of others: no person's id reads so. */
const OWN = `${MINE}/people/own`;
const INVITATION = '/{lang}/invitation/{organisation}/{invitation}';

/** Who works for an organisation: all see it, the contact decides, everybody answers and leaves for themselves. */
export const peopleRoutes: readonly Route<SitePorts>[] = [
  { method: 'GET', path: `${MINE}/people`, access: anyMember, door: later(pages, 'showPeople') },
  { method: 'POST', path: `${MINE}/people`, access: contact, door: later(pages, 'doInvite') },
  { method: 'GET', path: OWN, access: anyMember, door: later(pages, 'showOwnDetails') },
  { method: 'POST', path: OWN, access: anyMember, door: later(pages, 'saveOwnDetails') },
  { method: 'GET', path: ONE, access: contact, door: later(pages, 'showColleague') },
  { method: 'POST', path: ONE, access: contact, door: later(pages, 'changeColleague') },
  { method: 'GET', path: `${ONE}/remove`, access: contact, door: later(pages, 'showRemove') },
  { method: 'POST', path: `${ONE}/remove`, access: contact, door: later(pages, 'doRemove') },
  { method: 'POST', path: `${MINE}/contact-offer`, access: anyMember, door: later(pages, 'answerOffer') },
  { method: 'POST', path: `${MINE}/shown`, access: anyMember, door: later(pages, 'changeShown') },
  { method: 'GET', path: `${MINE}/leave`, access: anyMember, door: later(pages, 'showLeave') },
  { method: 'POST', path: `${MINE}/leave`, access: anyMember, door: later(pages, 'doLeave') },
  { method: 'GET', path: `${MINE}/group`, access: anyMember, door: later(doors, 'showGroup') },
  { method: 'POST', path: `${MINE}/group`, access: contact, door: later(doors, 'changeGroup') },
  { method: 'GET', path: INVITATION, access: anybody, door: later(pages, 'showInvitation') },
  { method: 'POST', path: INVITATION, access: anybody, door: later(pages, 'answerInvited') },
];
