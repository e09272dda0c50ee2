import { member, type Route } from '../platform/http/router.ts';
import type { SitePorts } from '../platform/ports.ts';
import { showHistory } from './pages/history.tsx';

const MINE = '/{lang}/my/{organisation}';

/** What is kept about people and by whom what was done: theirs to read. */
export const personRoutes: readonly Route<SitePorts>[] = [
  {
    method: 'GET',
    path: `${MINE}/history`,
    access: member('contact', 'editor', 'signatory'),
    door: showHistory,
  },
];
