import { readEnvironment } from '../platform/config.ts';
import { dataHandler } from '../platform/http/data-handler.ts';
import { siteSettings } from '../platform/http/site-settings.ts';
import * as en from '../platform/i18n/en.generated.ts';
import * as sv from '../platform/i18n/sv.generated.ts';
import { speak } from '../platform/i18n/translate.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';
import { problem } from '../register/api/problem.ts';
import { apiRoutes } from '../register/api/routes.ts';

speak({ en: { calendar: en.calendar, feed: en.feed }, sv: { calendar: sv.calendar, feed: sv.feed } });

const environment = readEnvironment('api');

/** Open data under `/api`. */
export const handler = dataHandler({
  routes: apiRoutes,
  ports: tablePorts(environment),
  site: siteSettings(environment),
  faults: problem,
  log: powertoolsLog('api'),
});
