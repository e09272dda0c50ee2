import { sessionIdentity } from '../access/identity.ts';
import { accessRoutes } from '../access/routes.ts';
import { peopleRoutes } from '../organisations/people/routes.ts';
import { personRoutes } from '../persons/routes.ts';
import { readEnvironment } from '../platform/config.ts';
import { pageHandler } from '../platform/http/page-handler.ts';
import { siteSettings } from '../platform/http/site-settings.ts';
import * as en from '../platform/i18n/en.generated.ts';
import * as sv from '../platform/i18n/sv.generated.ts';
import { speak } from '../platform/i18n/translate.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';
import { claimRoutes } from '../register/claims/routes.ts';

speak({
  en: {
    access: en.access,
    claim: en.claim,
    common: en.common,
    fault: en.fault,
    contact: en.contact,
    group: en.group,
    history: en.history,
    member: en.member,
    people: en.people,
    person: en.person,
  },
  sv: {
    access: sv.access,
    claim: sv.claim,
    common: sv.common,
    fault: sv.fault,
    contact: sv.contact,
    group: sv.group,
    history: sv.history,
    member: sv.member,
    people: sv.people,
    person: sv.person,
  },
});

const environment = readEnvironment('account');
const ports = { ...tablePorts(environment), signingText: environment.SIGNING_TEXT };

export const handler = pageHandler({
  routes: [...accessRoutes, ...claimRoutes, ...peopleRoutes, ...personRoutes],
  ports,
  site: siteSettings(environment),
  identity: sessionIdentity(ports, { cookie: 'session', siteUrl: environment.SITE_URL }),
  log: powertoolsLog('account'),
});
