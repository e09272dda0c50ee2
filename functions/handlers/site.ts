import { sessionIdentity } from '../access/identity.ts';
import { accessRoutes } from '../access/routes.ts';
import { mailRoutes } from '../mail/routes.ts';
import { peopleRoutes } from '../organisations/people/routes.ts';
import { readEnvironment } from '../platform/config.ts';
import { pageHandler } from '../platform/http/page-handler.ts';
import { rootRoute } from '../platform/http/root.ts';
import { siteSettings } from '../platform/http/site-settings.ts';
import * as en from '../platform/i18n/en.generated.ts';
import * as sv from '../platform/i18n/sv.generated.ts';
import { speak } from '../platform/i18n/translate.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';
import { pledgeRoutes } from '../pledges/pages/routes.ts';
import { publicRoutes } from '../register/routes.ts';
import { reportRoutes } from '../reports/pages/routes.ts';

speak({
  en: {
    access: en.access,
    catalogue: en.catalogue,
    claim: en.claim,
    common: en.common,
    form: en.form,
    people: en.people,
    history: en.history,
    public: en.public,
    report: en.report,
    states: en.states,
    stop: en.stop,
    versions: en.versions,
  },
  sv: {
    access: sv.access,
    catalogue: sv.catalogue,
    claim: sv.claim,
    common: sv.common,
    form: sv.form,
    people: sv.people,
    history: sv.history,
    public: sv.public,
    report: sv.report,
    states: sv.states,
    stop: sv.stop,
    versions: sv.versions,
  },
});

const environment = readEnvironment('site');
const company = [...pledgeRoutes, ...peopleRoutes, ...reportRoutes];
const ports = { ...tablePorts(environment), signingText: environment.SIGNING_TEXT };

export const handler = pageHandler({
  routes: [rootRoute, ...accessRoutes, ...company, ...publicRoutes, ...mailRoutes],
  ports,
  site: siteSettings(environment),
  identity: sessionIdentity(ports, { cookie: 'session', siteUrl: environment.SITE_URL }),
  log: powertoolsLog('site'),
});
