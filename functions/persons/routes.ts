import { later } from '../platform/http/later.ts';
import { anybody, member, person, type Route } from '../platform/http/router.ts';
import type { SitePorts } from '../platform/ports.ts';

const pages = () => import('./pages/doors.ts');

const DATA = '/{lang}/my-data';
const MINE = '/{lang}/my/{organisation}';

/** What is kept about people and by whom what was done: theirs to read. */
export const personRoutes: readonly Route<SitePorts>[] = [
  {
    method: 'GET',
    path: `${MINE}/history`,
    access: member('contact', 'backup', 'editor', 'signatory'),
    door: later(pages, 'showHistory'),
  },
  { method: 'GET', path: DATA, access: person, door: later(pages, 'showData') },
  { method: 'GET', path: `${DATA}/download`, access: person, door: later(pages, 'downloadData') },
  { method: 'GET', path: `${DATA}/erase`, access: person, door: later(pages, 'showErase') },
  { method: 'POST', path: `${DATA}/erase`, access: person, door: later(pages, 'doErase') },
  { method: 'GET', path: `${DATA}/erased`, access: anybody, door: later(pages, 'showErased') },
];
