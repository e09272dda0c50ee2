import { sessionIdentity } from '../access/identity.ts';
import { readEnvironment } from '../platform/config.ts';
import { pageHandler } from '../platform/http/page-handler.ts';
import { siteSettings } from '../platform/http/site-settings.ts';
import * as en from '../platform/i18n/en.generated.ts';
import * as sv from '../platform/i18n/sv.generated.ts';
import { speak } from '../platform/i18n/translate.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';
import { reportRoutes } from '../reports/pages/routes.ts';

speak({
  en: {
    catalogue: en.catalogue,
    common: en.common,
    report: en.report,
    states: en.states,
  },
  sv: {
    catalogue: sv.catalogue,
    common: sv.common,
    report: sv.report,
    states: sv.states,
  },
});

const environment = readEnvironment('report');
const ports = tablePorts(environment);

export const handler = pageHandler({
  routes: reportRoutes,
  ports,
  site: siteSettings(environment),
  identity: sessionIdentity(ports, { cookie: 'session', siteUrl: environment.SITE_URL }),
  log: powertoolsLog('report'),
});
