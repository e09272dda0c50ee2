import { sessionIdentity } from '../access/identity.ts';
import { openidIssuer } from '../access/staff/openid-issuer.ts';
import { staffRoutes } from '../access/staff/routes.ts';
import { officeRoutes } from '../office/routes.ts';
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
    access: en.access,
    catalogue: en.catalogue,
    claim: en.claim,
    common: en.common,
    history: en.history,
    entered: en.entered,
    form: en.form,
    import: en.import,
    office: en.office,
    people: en.people,
    official: en.official,
    public: en.public,
    report: en.report,
    states: en.states,
    versions: en.versions,
  },
  // Imported lists name sectors in any language.
  sv: { states: sv.states },
});

const environment = readEnvironment('office');
const log = powertoolsLog('office');
const ports = {
  ...tablePorts(environment),
  executionsUrl: environment.EXECUTIONS_URL,
  issuer: openidIssuer(
    {
      issuer: environment.OIDC_ISSUER,
      clientId: environment.OIDC_CLIENT_ID,
      groupsClaim: environment.OIDC_GROUPS_CLAIM,
    },
    log,
  ),
};

export const handler = pageHandler({
  routes: [...staffRoutes, ...officeRoutes],
  ports,
  site: siteSettings(environment),
  identity: sessionIdentity(ports, { cookie: 'staff', siteUrl: environment.SITE_URL }),
  log,
});
