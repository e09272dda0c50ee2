import { sessionIdentity } from '../access/identity.ts';
import { readEnvironment } from '../platform/config.ts';
import { pageHandler } from '../platform/http/page-handler.ts';
import { siteSettings } from '../platform/http/site-settings.ts';
import * as en from '../platform/i18n/en.generated.ts';
import * as sv from '../platform/i18n/sv.generated.ts';
import { speak } from '../platform/i18n/translate.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';
import { pledgeRoutes } from '../pledges/pages/routes.ts';

speak({
  en: {
    catalogue: en.catalogue,
    common: en.common,
    contact: en.contact,
    form: en.form,
    member: en.member,
    states: en.states,
    difference: en.difference,
  },
  sv: {
    catalogue: sv.catalogue,
    common: sv.common,
    contact: sv.contact,
    form: sv.form,
    member: sv.member,
    states: sv.states,
    difference: sv.difference,
  },
});

const environment = readEnvironment('pledge');
const ports = { ...tablePorts(environment), signingText: environment.SIGNING_TEXT };

export const handler = pageHandler({
  routes: pledgeRoutes,
  ports,
  site: siteSettings(environment),
  identity: sessionIdentity(ports, { cookie: 'session', siteUrl: environment.SITE_URL }),
  log: powertoolsLog('pledge'),
});
