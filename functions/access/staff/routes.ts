import { later } from '../../platform/http/later.ts';
import { anybody, type Route } from '../../platform/http/router.ts';
import type { Ports } from '../../platform/ports.ts';
import type { StaffPorts } from './issuer.ts';

const doors = () => import('./doors.ts');

/** How the AI Office's staff come in and out. */
export const staffRoutes: readonly Route<Ports & StaffPorts>[] = [
  { method: 'GET', path: '/office/sign-in', access: anybody, door: later(doors, 'showSignIn') },
  { method: 'GET', path: '/office/sign-in/start', access: anybody, door: later(doors, 'startSignIn') },
  { method: 'GET', path: '/office/callback', access: anybody, door: later(doors, 'finishSignIn') },
  { method: 'POST', path: '/office/sign-out', access: anybody, door: later(doors, 'signOut') },
];
