import { sessionIdentity } from '../access/identity.ts';
import { laterIssuer } from '../access/staff/later-issuer.ts';
import { staffRoutes } from '../access/staff/routes.ts';
import { readEnvironment } from '../platform/config.ts';
import { pageHandler } from '../platform/http/page-handler.ts';
import { siteSettings } from '../platform/http/site-settings.ts';
import * as en from '../platform/i18n/en.generated.ts';
import { speak } from '../platform/i18n/translate.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';

speak({
  en: {
    access: en.access,
    common: en.common,
  },
});

const environment = readEnvironment('office-sign-in');
const log = powertoolsLog('office-sign-in');
const settings = {
  issuer: environment.OIDC_ISSUER,
  clientId: environment.OIDC_CLIENT_ID,
  groupsClaim: environment.OIDC_GROUPS_CLAIM,
};
const ports = {
  ...tablePorts(environment),
  issuer: laterIssuer(async () => {
    const { openidIssuer } = await import('../access/staff/openid-issuer.ts');
    return openidIssuer(settings, log);
  }),
};

export const handler = pageHandler({
  routes: staffRoutes,
  ports,
  site: siteSettings(environment),
  identity: sessionIdentity(ports, { cookie: 'staff', siteUrl: environment.SITE_URL }),
  log,
});
