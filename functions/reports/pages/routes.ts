import { later } from '../../platform/http/later.ts';
import { member, type Route } from '../../platform/http/router.ts';
import type { Ports } from '../../platform/ports.ts';

const pages = () => import('./doors.ts');

const ROOT = '/{lang}/my/{organisation}/report/{cycle}';
const writers = member('contact', 'backup', 'editor');

/** The organisation's pages of its reports. The first route that fits counts, so the named pages stand before ids. */
export const reportRoutes: readonly Route<Ports>[] = [
  { method: 'GET', path: ROOT, access: writers, door: later(pages, 'showOverview') },
  { method: 'GET', path: `${ROOT}/check`, access: writers, door: later(pages, 'showCheck') },
  { method: 'POST', path: `${ROOT}/check`, access: writers, door: later(pages, 'submitCheck') },
  { method: 'GET', path: `${ROOT}/sign`, access: member('signatory'), door: later(pages, 'showSignReport') },
  {
    method: 'POST',
    path: `${ROOT}/sign`,
    access: member('signatory'),
    door: later(pages, 'answerSignReport'),
  },
  { method: 'POST', path: `${ROOT}/take-back`, access: writers, door: later(pages, 'takeBack') },
  { method: 'GET', path: `${ROOT}/done`, access: writers, door: later(pages, 'showDone') },
  { method: 'GET', path: `${ROOT}/{commitment}`, access: writers, door: later(pages, 'showCommitment') },
  {
    method: 'POST',
    path: `${ROOT}/{commitment}`,
    access: writers,
    door: later(pages, 'saveCommitment'),
  },
];
