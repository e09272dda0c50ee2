import { type Route, staff } from '../../platform/http/router.ts';
import type { OfficePorts } from '../ports.ts';
import { showCatalogues } from './list.tsx';
import { doApproveText, doLoadText, doRevokeText, showText } from './text-doors.tsx';

const TEXT = '/office/catalogue/{version}/{language}';
const everybody = staff('reviewer', 'editor', 'admin');

/** The official text of the commitments: editors load it, another administrator approves it. */
export const catalogueRoutes: readonly Route<OfficePorts>[] = [
  { method: 'GET', path: '/office/catalogue', access: everybody, door: showCatalogues },
  { method: 'GET', path: TEXT, access: everybody, door: showText },
  { method: 'POST', path: `${TEXT}/load`, access: staff('editor', 'admin'), door: doLoadText },
  { method: 'POST', path: `${TEXT}/approve`, access: staff('admin'), door: doApproveText },
  { method: 'POST', path: `${TEXT}/revoke`, access: staff('admin'), door: doRevokeText },
];
