import { confirmRoutes } from '../../entered/routes.ts';
import { later } from '../../platform/http/later.ts';
import { anybody, member, person, type Route } from '../../platform/http/router.ts';
import type { SitePorts } from '../../platform/ports.ts';

const signing = () => import('./signing-doors.ts');
const form = () => import('./form-doors.ts');
const begin = () => import('./begin-doors.ts');

const writer = member('contact', 'backup', 'editor');
const anyMember = member('contact', 'backup', 'editor', 'signatory');
const MINE = '/{lang}/my/{organisation}';
const ACTIONS = `${MINE}/commitments/{commitment}`;

/** The organisation's way to a signed pledge. */
export const pledgeRoutes: readonly Route<SitePorts>[] = [
  { method: 'GET', path: '/{lang}/pledge', access: anybody, common: true, door: later(begin, 'showStart') },
  { method: 'POST', path: '/{lang}/pledge', access: person, door: later(begin, 'start') },
  { method: 'GET', path: '/{lang}/my', access: person, door: later(begin, 'showMine') },
  { method: 'GET', path: MINE, access: anyMember, door: later(begin, 'showOverview') },
  { method: 'POST', path: MINE, access: writer, door: later(begin, 'takeUpAgain') },
  { method: 'GET', path: `${MINE}/organisation`, access: writer, door: later(form, 'showOrganisation') },
  { method: 'POST', path: `${MINE}/organisation`, access: writer, door: later(form, 'saveOrganisation') },
  { method: 'GET', path: `${MINE}/contact`, access: writer, door: later(form, 'showContact') },
  { method: 'POST', path: `${MINE}/contact`, access: writer, door: later(form, 'saveContact') },
  { method: 'GET', path: `${MINE}/commitments`, access: writer, door: later(form, 'showCommitments') },
  { method: 'POST', path: `${MINE}/commitments`, access: writer, door: later(form, 'saveCommitments') },
  { method: 'GET', path: `${MINE}/newer`, access: writer, door: later(begin, 'showNewer') },
  { method: 'POST', path: `${MINE}/newer`, access: writer, door: later(begin, 'takeNewer') },
  { method: 'GET', path: ACTIONS, access: writer, door: later(form, 'showActions') },
  { method: 'POST', path: ACTIONS, access: writer, door: later(form, 'changeActions') },
  { method: 'GET', path: `${ACTIONS}/actions/{action}`, access: writer, door: later(form, 'showAction') },
  { method: 'POST', path: `${ACTIONS}/actions/{action}`, access: writer, door: later(form, 'saveAction') },
  {
    method: 'GET',
    path: `${ACTIONS}/actions/{action}/remove`,
    access: writer,
    door: later(form, 'showRemoveAction'),
  },
  {
    method: 'POST',
    path: `${ACTIONS}/actions/{action}/remove`,
    access: writer,
    door: later(form, 'removeAction'),
  },
  { method: 'GET', path: `${MINE}/dropped`, access: writer, door: later(form, 'showDropped') },
  { method: 'POST', path: `${MINE}/dropped`, access: writer, door: later(form, 'saveDropped') },
  { method: 'GET', path: `${MINE}/check`, access: writer, door: later(signing, 'showCheck') },
  { method: 'GET', path: `${MINE}/print`, access: writer, door: later(signing, 'showPrint') },
  { method: 'GET', path: `${MINE}/sign`, access: writer, door: later(signing, 'showSign') },
  { method: 'POST', path: `${MINE}/sign`, access: writer, door: later(signing, 'sign') },
  { method: 'GET', path: `${MINE}/done`, access: writer, door: later(signing, 'showDone') },
  { method: 'GET', path: `${MINE}/text`, access: anyMember, door: later(signing, 'showText') },
  { method: 'POST', path: `${MINE}/text`, access: anyMember, door: later(signing, 'answerText') },
  { method: 'GET', path: `${MINE}/texts/{version}`, access: anyMember, door: later(signing, 'showSigned') },
  ...confirmRoutes,
];
