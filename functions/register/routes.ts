import { later } from '../platform/http/later.ts';
import { anybody, type Route } from '../platform/http/router.ts';
import type { Ports } from '../platform/ports.ts';

const versions = () => import('./pages/text-doors.ts');
const files = () => import('./web-files.ts');
const pages = () => import('./pages/doors.tsx');

const open = (path: string, door: Route<Ports>['door']): Route<Ports> => ({
  method: 'GET',
  path,
  access: anybody,
  common: true,
  door,
});

/** What everybody may read. */
export const publicRoutes: readonly Route<Ports>[] = [
  open('/robots.txt', later(files, 'robotsDoor')),
  open('/sitemap.xml', later(files, 'sitemapDoor')),
  open('/favicon.ico', later(files, 'iconDoor')),
  open('/.well-known/security.txt', later(files, 'securityDoor')),
  open('/{lang}', later(pages, 'homeDoor')),
  open('/{lang}/register', later(pages, 'registerDoor')),
  open('/{lang}/register/{organisation}', later(pages, 'organisationDoor')),
  open('/{lang}/register/{organisation}/versions', later(versions, 'versionsDoor')),
  open('/{lang}/check', later(versions, 'checkDoor')),
  open('/{lang}/register/{organisation}/versions/{version}', later(versions, 'versionDoor')),
  open('/{lang}/about', later(pages, 'aboutDoor')),
  open('/{lang}/privacy', later(pages, 'privacyDoor')),
  open('/{lang}/accessibility', later(pages, 'accessibilityDoor')),
];
