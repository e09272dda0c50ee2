import { sessionIdentity } from '../../functions/access/identity.ts';
import { accessRoutes } from '../../functions/access/routes.ts';
import type { Issuer, StaffPorts } from '../../functions/access/staff/issuer.ts';
import { staffRoutes } from '../../functions/access/staff/routes.ts';
import { enteredRoutes } from '../../functions/entered/office-routes.ts';
import { mailRoutes } from '../../functions/mail/routes.ts';
import { listedRoutes } from '../../functions/office/listed/routes.ts';
import type { OfficePorts } from '../../functions/office/ports.ts';
import { officeRoutes } from '../../functions/office/routes.ts';
import { peopleRoutes } from '../../functions/organisations/people/routes.ts';
import { erasureRoutes } from '../../functions/persons/office-routes.ts';
import { personRoutes } from '../../functions/persons/routes.ts';
import type { SiteSettings } from '../../functions/platform/http/ask.ts';
import { conditional } from '../../functions/platform/http/conditional.ts';
import { preflight } from '../../functions/platform/http/cross-origin.ts';
import { faultPage } from '../../functions/platform/http/fault-pages.tsx';
import { nobodyElse } from '../../functions/platform/http/identity.ts';
import { rootRoutes } from '../../functions/platform/http/root.ts';
import type { Route } from '../../functions/platform/http/router.ts';
import { serve } from '../../functions/platform/http/serve.ts';
import type { Log, LogEntry } from '../../functions/platform/log.ts';
import type { SitePorts } from '../../functions/platform/ports.ts';
import { refused } from '../../functions/platform/result.ts';
import { changeRoutes } from '../../functions/pledges/change-routes.ts';
import { pledgeRoutes } from '../../functions/pledges/pages/routes.ts';
import { problem } from '../../functions/register/api/problem.ts';
import { apiRoutes } from '../../functions/register/api/routes.ts';
import { claimRoutes } from '../../functions/register/claims/routes.ts';
import { publicRoutes } from '../../functions/register/routes.ts';
import { reportRoutes } from '../../functions/reports/pages/routes.ts';
import { answering } from '../../infra/web-paths.ts';
import type { TestPorts } from './ports.ts';
import { rightfulTable } from './rightful-table.ts';

const SITE: SiteSettings = {
  url: 'http://127.0.0.1:4000',
  official: false,
  officeMail: 'office@example.org',
  stage: 'local',
};

/** Routes whose doors may do with the tables what the role of the function that answers them may. */
const underRights = <P extends Pick<SitePorts, 'pact' | 'sent'>>(routes: readonly Route<P>[]): Route<P>[] =>
  routes.map((route) => {
    const caller = answering(route.path);
    const door: Route<P>['door'] = (ask, ports) =>
      route.door(ask, {
        ...ports,
        pact: rightfulTable(ports.pact, 'pact', caller),
        sent: rightfulTable(ports.sent, 'sent', caller),
      });
    return { ...route, door };
  });

/** A log that keeps what it is told. */
export const keptLog = (): Log & { readonly entries: LogEntry[] } => {
  const entries: LogEntry[] = [];
  const keep = async (entry: LogEntry): Promise<void> => {
    entries.push(entry);
  };
  return { entries, error: keep, info: keep };
};

/** An organisation's pages about its pledge: form and signature, and what it does with a pledge as a whole. */
export const ownPledgeRoutes: readonly Route<SitePorts>[] = [...pledgeRoutes, ...changeRoutes];

export const siteRoutes: readonly Route<SitePorts>[] = [
  ...rootRoutes,
  ...accessRoutes,
  ...ownPledgeRoutes,
  ...peopleRoutes,
  ...personRoutes,
  ...reportRoutes,
  ...publicRoutes,
  ...claimRoutes,
  ...mailRoutes,
];

export const allOfficeRoutes: readonly Route<OfficePorts & StaffPorts>[] = [
  ...staffRoutes,
  ...officeRoutes,
  ...listedRoutes,
  ...enteredRoutes,
  ...erasureRoutes,
];

/** The public site and the organisations' pages as deployed, over a test's ports. */
export const siteOver = (
  ports: TestPorts,
  { routes = siteRoutes, log = keptLog() }: { routes?: readonly Route<SitePorts>[]; log?: Log } = {},
) =>
  conditional(
    serve({
      routes: underRights(routes),
      ports,
      site: SITE,
      identity: sessionIdentity(ports, { cookie: 'session', siteUrl: SITE.url }),
      faults: faultPage,
      log,
    }),
  );

const DATA_SITE: SiteSettings = { ...SITE, url: 'https://x.example', officeMail: 'o@x.example' };

/** Open data as deployed. */
export const apiOver = (ports: SitePorts) =>
  preflight(
    conditional(
      serve({
        routes: underRights(apiRoutes),
        ports,
        site: DATA_SITE,
        identity: nobodyElse,
        faults: problem,
        log: keptLog(),
      }),
    ),
    DATA_SITE,
  );

const deafIssuer: Issuer = {
  authorise: async () => refused('unreachable'),
  redeem: async () => refused('unreachable'),
  signOutAddress: async () => undefined,
};

/** The AI Office's pages as deployed. */
export const officeOver = (
  ports: TestPorts,
  {
    routes = allOfficeRoutes,
    issuer = deafIssuer,
  }: { routes?: readonly Route<OfficePorts & StaffPorts>[]; issuer?: Issuer } = {},
) =>
  serve({
    routes: underRights(routes),
    ports: { ...ports, issuer, executionsUrl: 'https://console.example/executions/' },
    site: SITE,
    identity: sessionIdentity(ports, { cookie: 'staff', siteUrl: SITE.url }),
    faults: faultPage,
    log: keptLog(),
  });
