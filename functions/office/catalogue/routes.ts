import { later } from '../../platform/http/later.ts';
import { type Route, staff } from '../../platform/http/router.ts';
import type { OfficePorts } from '../ports.ts';

const pages = () => import('./doors.ts');

const TEXT = '/office/catalogue/{version}/{language}';
const everybody = staff('reviewer', 'editor', 'admin');

/** The official text of the commitments: editors load it, another administrator approves it. */
export const catalogueRoutes: readonly Route<OfficePorts>[] = [
  { method: 'GET', path: '/office/catalogue', access: everybody, door: later(pages, 'showCatalogues') },
  { method: 'GET', path: TEXT, access: everybody, door: later(pages, 'showText') },
  {
    method: 'POST',
    path: `${TEXT}/load`,
    access: staff('editor', 'admin'),
    door: later(pages, 'doLoadText'),
  },
  { method: 'POST', path: `${TEXT}/approve`, access: staff('admin'), door: later(pages, 'doApproveText') },
  { method: 'POST', path: `${TEXT}/revoke`, access: staff('admin'), door: later(pages, 'doRevokeText') },
];
