import { later } from '../../platform/http/later.ts';
import { person, type Route } from '../../platform/http/router.ts';
import type { Ports } from '../../platform/ports.ts';

const pages = () => import('./pages.tsx');

const CLAIM = '/{lang}/register/{organisation}/claim';

/** How an organisation claims its entry. */
export const claimRoutes: readonly Route<Ports>[] = [
  { method: 'GET', path: CLAIM, access: person, door: later(pages, 'showClaim') },
  { method: 'POST', path: CLAIM, access: person, door: later(pages, 'doClaim') },
];
