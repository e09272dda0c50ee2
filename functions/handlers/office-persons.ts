import { sessionIdentity } from '../access/identity.ts';
import { erasureRoutes } from '../persons/office-routes.ts';
import { readEnvironment } from '../platform/config.ts';
import { pageHandler } from '../platform/http/page-handler.ts';
import { siteSettings } from '../platform/http/site-settings.ts';
import * as en from '../platform/i18n/en.generated.ts';
import { speak } from '../platform/i18n/translate.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';

speak({
  en: {
    common: en.common,
    erasure: en.erasure,
    member: en.member,
    office: en.office,
  },
});

const environment = readEnvironment('office-persons');
const ports = tablePorts(environment);

export const handler = pageHandler({
  routes: erasureRoutes,
  ports,
  site: siteSettings(environment),
  identity: sessionIdentity(ports, { cookie: 'staff', siteUrl: environment.SITE_URL }),
  log: powertoolsLog('office-persons'),
});
