import { anybody, type Route } from '../platform/http/router.ts';
import type { Ports } from '../platform/ports.ts';
import { checkDoor } from './pages/check-door.tsx';
import {
  aboutDoor,
  accessibilityDoor,
  homeDoor,
  organisationDoor,
  privacyDoor,
  registerDoor,
} from './pages/doors.tsx';
import { versionDoor, versionsDoor } from './pages/version-doors.tsx';

const open = (path: string, door: Route<Ports>['door']): Route<Ports> => ({
  method: 'GET',
  path,
  access: anybody,
  common: true,
  door,
});

/** What everybody may read. */
export const publicRoutes: readonly Route<Ports>[] = [
  open('/{lang}', homeDoor),
  open('/{lang}/register', registerDoor),
  open('/{lang}/register/{organisation}', organisationDoor),
  open('/{lang}/register/{organisation}/versions', versionsDoor),
  open('/{lang}/check', checkDoor),
  open('/{lang}/register/{organisation}/versions/{version}', versionDoor),
  open('/{lang}/about', aboutDoor),
  open('/{lang}/privacy', privacyDoor),
  open('/{lang}/accessibility', accessibilityDoor),
];
