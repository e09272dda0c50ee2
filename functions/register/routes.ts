import { anybody, person, type Route } from '../platform/http/router.ts';
import type { SitePorts } from '../platform/ports.ts';
import { doClaim, showClaim } from './claims/pages.tsx';
import {
  aboutDoor,
  accessibilityDoor,
  homeDoor,
  organisationDoor,
  privacyDoor,
  registerDoor,
} from './pages/doors.tsx';
import { versionDoor, versionsDoor } from './pages/version-doors.tsx';

const open = (path: string, door: Route<SitePorts>['door']): Route<SitePorts> => ({
  method: 'GET',
  path,
  access: anybody,
  door,
});

const CLAIM = '/{lang}/register/{organisation}/claim';

/** What everybody may read; and how an organisation claims its entry. */
export const publicRoutes: readonly Route<SitePorts>[] = [
  open('/{lang}', homeDoor),
  open('/{lang}/register', registerDoor),
  open('/{lang}/register/{organisation}', organisationDoor),
  open('/{lang}/register/{organisation}/versions', versionsDoor),
  open('/{lang}/register/{organisation}/versions/{version}', versionDoor),
  { method: 'GET', path: CLAIM, access: person, door: showClaim },
  { method: 'POST', path: CLAIM, access: person, door: doClaim },
  open('/{lang}/about', aboutDoor),
  open('/{lang}/privacy', privacyDoor),
  open('/{lang}/accessibility', accessibilityDoor),
];
