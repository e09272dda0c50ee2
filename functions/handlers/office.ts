import { sessionIdentity } from '../access/identity.ts';
import { officeRoutes } from '../office/routes.ts';
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
    deciding: en.deciding,
    fault: en.fault,
    history: en.history,
    office: en.office,
    member: en.member,
    people: en.people,
    official: en.official,
    states: en.states,
    difference: en.difference,
  },
});

const environment = readEnvironment('office');
const ports = { ...tablePorts(environment), executionsUrl: environment.EXECUTIONS_URL };

export const handler = pageHandler({
  routes: officeRoutes,
  ports,
  site: siteSettings(environment),
  identity: sessionIdentity(ports, { cookie: 'staff', siteUrl: environment.SITE_URL }),
  log: powertoolsLog('office'),
});
