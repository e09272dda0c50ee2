import { sessionIdentity } from '../access/identity.ts';
import { mailRoutes } from '../mail/routes.ts';
import { readEnvironment } from '../platform/config.ts';
import { pageHandler } from '../platform/http/page-handler.ts';
import { rootRoutes } from '../platform/http/root.ts';
import { siteSettings } from '../platform/http/site-settings.ts';
import * as en from '../platform/i18n/en.generated.ts';
import * as sv from '../platform/i18n/sv.generated.ts';
import { speak } from '../platform/i18n/translate.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';
import { publicRoutes } from '../register/routes.ts';

speak({
  en: {
    catalogue: en.catalogue,
    claim: en.claim,
    common: en.common,
    public: en.public,
    states: en.states,
    stop: en.stop,
    difference: en.difference,
    versions: en.versions,
  },
  sv: {
    catalogue: sv.catalogue,
    claim: sv.claim,
    common: sv.common,
    public: sv.public,
    states: sv.states,
    stop: sv.stop,
    difference: sv.difference,
    versions: sv.versions,
  },
});

const environment = readEnvironment('site');
const ports = tablePorts(environment);

export const handler = pageHandler({
  routes: [...rootRoutes, ...publicRoutes, ...mailRoutes],
  ports,
  site: siteSettings(environment),
  identity: sessionIdentity(ports, { cookie: 'session', siteUrl: environment.SITE_URL }),
  log: powertoolsLog('site'),
});
