import { anybody, type Route } from '../../platform/http/router.ts';
import type { Ports } from '../../platform/ports.ts';
import { finishSignIn, showSignIn, signOut, startSignIn } from './doors.ts';
import type { StaffPorts } from './issuer.ts';

/** How the AI Office's staff come in and out. */
export const staffRoutes: readonly Route<Ports & StaffPorts>[] = [
  { method: 'GET', path: '/office/sign-in', access: anybody, door: showSignIn },
  { method: 'GET', path: '/office/sign-in/start', access: anybody, door: startSignIn },
  { method: 'GET', path: '/office/callback', access: anybody, door: finishSignIn },
  { method: 'POST', path: '/office/sign-out', access: anybody, door: signOut },
];
