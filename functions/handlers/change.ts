import { sessionIdentity } from '../access/identity.ts';
import { readEnvironment } from '../platform/config.ts';
import { pageHandler } from '../platform/http/page-handler.ts';
import { siteSettings } from '../platform/http/site-settings.ts';
import * as en from '../platform/i18n/en.generated.ts';
import * as sv from '../platform/i18n/sv.generated.ts';
import { speak } from '../platform/i18n/translate.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';
import { changeRoutes } from '../pledges/change-routes.ts';

speak({
  en: {
    catalogue: en.catalogue,
    change: en.change,
    common: en.common,
    contact: en.contact,
    form: en.form,
    states: en.states,
    difference: en.difference,
  },
  sv: {
    catalogue: sv.catalogue,
    change: sv.change,
    common: sv.common,
    contact: sv.contact,
    form: sv.form,
    states: sv.states,
    difference: sv.difference,
  },
});

const environment = readEnvironment('change');
const ports = { ...tablePorts(environment), signingText: environment.SIGNING_TEXT };

export const handler = pageHandler({
  routes: changeRoutes,
  ports,
  site: siteSettings(environment),
  identity: sessionIdentity(ports, { cookie: 'session', siteUrl: environment.SITE_URL }),
  log: powertoolsLog('change'),
});
