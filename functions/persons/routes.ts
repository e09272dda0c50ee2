import { anybody, member, person, type Route } from '../platform/http/router.ts';
import type { SitePorts } from '../platform/ports.ts';
import { downloadData, showData } from './pages/data.tsx';
import { doErase, showErase, showErased } from './pages/erase.tsx';
import { showHistory } from './pages/history.tsx';

const DATA = '/{lang}/my-data';
const MINE = '/{lang}/my/{organisation}';

/** What is kept about people and by whom what was done: theirs to read. */
export const personRoutes: readonly Route<SitePorts>[] = [
  {
    method: 'GET',
    path: `${MINE}/history`,
    access: member('contact', 'backup', 'editor', 'signatory'),
    door: showHistory,
  },
  { method: 'GET', path: DATA, access: person, door: showData },
  { method: 'GET', path: `${DATA}/download`, access: person, door: downloadData },
  { method: 'GET', path: `${DATA}/erase`, access: person, door: showErase },
  { method: 'POST', path: `${DATA}/erase`, access: person, door: doErase },
  { method: 'GET', path: `${DATA}/erased`, access: anybody, door: showErased },
];
