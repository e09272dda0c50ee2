import { confirmRoutes } from '../../entered/routes.ts';
import { anybody, member, person, type Route } from '../../platform/http/router.ts';
import type { SitePorts } from '../../platform/ports.ts';
import { saveAction, showAction } from './action.tsx';
import { changeActions, showActions } from './actions.tsx';
import { doAmend, doDiscard, doRenew, showAmend, showDiscard, showRenew } from './change.ts';
import { showChanges } from './changes.tsx';
import { showCheck, showPrint } from './check.tsx';
import { saveCommitments, showCommitments } from './commitments.tsx';
import { saveContact, showContact } from './contact.tsx';
import { showDone } from './done.tsx';
import { saveDropped, showDropped } from './dropped.tsx';
import { showMine } from './mine.tsx';
import { showNewer, takeNewer } from './newer.tsx';
import { saveOrganisation, showOrganisation } from './organisation.tsx';
import { showOverview, takeUpAgain } from './overview.ts';
import { showSign, sign } from './sign.ts';
import { showSigned } from './signed.tsx';
import { showStart, start } from './start.tsx';
import { answerText, showText } from './text.ts';
import { doWithdraw, showWithdraw } from './withdraw.tsx';

const writer = member('contact', 'backup', 'editor');
const anyMember = member('contact', 'backup', 'editor', 'signatory');
/** Whoever speaks for the organisation. */
const contact = member('contact');
const MINE = '/{lang}/my/{organisation}';
const ACTIONS = `${MINE}/commitments/{commitment}`;

/** The organisation's way to a signed pledge. */
export const pledgeRoutes: readonly Route<SitePorts>[] = [
  { method: 'GET', path: '/{lang}/pledge', access: anybody, common: true, door: showStart },
  { method: 'POST', path: '/{lang}/pledge', access: person, door: start },
  { method: 'GET', path: '/{lang}/my', access: person, door: showMine },
  { method: 'GET', path: MINE, access: anyMember, door: showOverview },
  { method: 'POST', path: MINE, access: writer, door: takeUpAgain },
  { method: 'GET', path: `${MINE}/organisation`, access: writer, door: showOrganisation },
  { method: 'POST', path: `${MINE}/organisation`, access: writer, door: saveOrganisation },
  { method: 'GET', path: `${MINE}/contact`, access: writer, door: showContact },
  { method: 'POST', path: `${MINE}/contact`, access: writer, door: saveContact },
  { method: 'GET', path: `${MINE}/commitments`, access: writer, door: showCommitments },
  { method: 'POST', path: `${MINE}/commitments`, access: writer, door: saveCommitments },
  { method: 'GET', path: `${MINE}/newer`, access: writer, door: showNewer },
  { method: 'POST', path: `${MINE}/newer`, access: writer, door: takeNewer },
  { method: 'GET', path: ACTIONS, access: writer, door: showActions },
  { method: 'POST', path: ACTIONS, access: writer, door: changeActions },
  { method: 'GET', path: `${ACTIONS}/actions/{action}`, access: writer, door: showAction },
  { method: 'POST', path: `${ACTIONS}/actions/{action}`, access: writer, door: saveAction },
  { method: 'GET', path: `${MINE}/dropped`, access: writer, door: showDropped },
  { method: 'POST', path: `${MINE}/dropped`, access: writer, door: saveDropped },
  { method: 'GET', path: `${MINE}/changes`, access: anyMember, door: showChanges },
  { method: 'GET', path: `${MINE}/amend`, access: writer, door: showAmend },
  { method: 'POST', path: `${MINE}/amend`, access: writer, door: doAmend },
  { method: 'GET', path: `${MINE}/renew`, access: writer, door: showRenew },
  { method: 'POST', path: `${MINE}/renew`, access: writer, door: doRenew },
  { method: 'GET', path: `${MINE}/discard`, access: writer, door: showDiscard },
  { method: 'POST', path: `${MINE}/discard`, access: writer, door: doDiscard },
  { method: 'GET', path: `${MINE}/withdraw`, access: contact, door: showWithdraw },
  { method: 'POST', path: `${MINE}/withdraw`, access: contact, door: doWithdraw },
  { method: 'GET', path: `${MINE}/check`, access: writer, door: showCheck },
  { method: 'GET', path: `${MINE}/print`, access: writer, door: showPrint },
  { method: 'GET', path: `${MINE}/sign`, access: writer, door: showSign },
  { method: 'POST', path: `${MINE}/sign`, access: writer, door: sign },
  { method: 'GET', path: `${MINE}/done`, access: writer, door: showDone },
  { method: 'GET', path: `${MINE}/text`, access: anyMember, door: showText },
  { method: 'POST', path: `${MINE}/text`, access: anyMember, door: answerText },
  { method: 'GET', path: `${MINE}/texts/{version}`, access: anyMember, door: showSigned },
  ...confirmRoutes,
];
