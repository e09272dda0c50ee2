import { sessionIdentity } from '../access/identity.ts';
import { listedRoutes } from '../office/listed/routes.ts';
import { readEnvironment } from '../platform/config.ts';
import { pageHandler } from '../platform/http/page-handler.ts';
import { siteSettings } from '../platform/http/site-settings.ts';
import * as en from '../platform/i18n/en.generated.ts';
import * as sv from '../platform/i18n/sv.generated.ts';
import { speak } from '../platform/i18n/translate.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';

speak({
  en: {
    common: en.common,
    difference: en.difference,
    import: en.import,
    office: en.office,
    states: en.states,
  },
  // Imported lists name sectors in any language.
  sv: {
    states: sv.states,
  },
});

const environment = readEnvironment('office-listed');
const ports = tablePorts(environment);

export const handler = pageHandler({
  routes: listedRoutes,
  ports,
  site: siteSettings(environment),
  identity: sessionIdentity(ports, { cookie: 'staff', siteUrl: environment.SITE_URL }),
  log: powertoolsLog('office-listed'),
});
