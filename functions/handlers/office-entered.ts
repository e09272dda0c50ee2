import { sessionIdentity } from '../access/identity.ts';
import { enteredRoutes } from '../entered/office-routes.ts';
import { readEnvironment } from '../platform/config.ts';
import { pageHandler } from '../platform/http/page-handler.ts';
import { siteSettings } from '../platform/http/site-settings.ts';
import * as en from '../platform/i18n/en.generated.ts';
import { speak } from '../platform/i18n/translate.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';

speak({
  en: {
    catalogue: en.catalogue,
    common: en.common,
    entered: en.entered,
    contact: en.contact,
    form: en.form,
    office: en.office,
    states: en.states,
  },
});

const environment = readEnvironment('office-entered');
const ports = tablePorts(environment);

export const handler = pageHandler({
  routes: enteredRoutes,
  ports,
  site: siteSettings(environment),
  identity: sessionIdentity(ports, { cookie: 'staff', siteUrl: environment.SITE_URL }),
  log: powertoolsLog('office-entered'),
});
