import { type Route, staff } from '../platform/http/router.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { PLEDGE_DECISIONS, type PledgeDecision, REPORT_DECISIONS, type ReportDecision } from './decisions.ts';
import { showCompare } from './pages/compare.tsx';
import { doContactChange, showContactChange } from './pages/contact.tsx';
import { doHold, doLiftHold } from './pages/hold-doors.ts';
import { doCorrectName } from './pages/identity-doors.ts';
import { doMergePledge, doUnmergePledge, showMerge } from './pages/merge.tsx';
import { askDecision, doDecision, showPledge } from './pages/pledge-doors.tsx';
import { showQueue } from './pages/queue.tsx';
import { askReportDecision, doReportDecision, showReport } from './pages/report-doors.tsx';
import { doCyclesSetting, doSettings, showSettings } from './pages/settings.tsx';
import { doCloseTask, showTasks } from './pages/tasks.tsx';
import type { OfficePorts } from './ports.ts';

const PLEDGE = '/office/pledges/{organisation}';
const REPORT = `${PLEDGE}/reports/{cycle}`;
const everybody = staff('reviewer', 'editor', 'admin');
const reviewers = staff('reviewer', 'admin');
const editors = staff('editor', 'admin');

type Door = Route<OfficePorts>['door'];

/** The door that decides; and before it, where the decision asks first, the one that asks. */
const routesOf = <D extends PledgeDecision | ReportDecision>(
  root: string,
  decisions: readonly D[],
  doors: { readonly ask: (decision: D) => Door; readonly act: (decision: D) => Door },
): readonly Route<OfficePorts>[] =>
  decisions.flatMap((decision) => {
    const path = `${root}/${decision.name}`;
    const act: Route<OfficePorts> = { method: 'POST', path, access: reviewers, door: doors.act(decision) };
    return decision.follows === undefined
      ? [act]
      : [{ method: 'GET', path, access: reviewers, door: doors.ask(decision) }, act];
  });

const pledgeDecisions = routesOf(PLEDGE, PLEDGE_DECISIONS, { ask: askDecision, act: doDecision });
const reportDecisions = routesOf(REPORT, REPORT_DECISIONS, {
  ask: askReportDecision,
  act: doReportDecision,
});

/** The AI Office's pages: all of its staff read, reviewers decide, administrators change settings. */
export const officeRoutes: readonly Route<OfficePorts>[] = [
  { method: 'GET', path: '/office', access: everybody, door: showQueue },
  { method: 'GET', path: PLEDGE, access: everybody, door: showPledge },
  ...pledgeDecisions,
  { method: 'POST', path: `${PLEDGE}/name`, access: reviewers, door: doCorrectName },
  { method: 'GET', path: `${PLEDGE}/merge`, access: editors, door: showMerge },
  { method: 'POST', path: `${PLEDGE}/merge`, access: editors, door: doMergePledge },
  { method: 'POST', path: `${PLEDGE}/unmerge`, access: editors, door: doUnmergePledge },
  { method: 'POST', path: `${PLEDGE}/hold`, access: reviewers, door: doHold },
  { method: 'POST', path: `${PLEDGE}/lift-hold`, access: reviewers, door: doLiftHold },
  { method: 'GET', path: `${PLEDGE}/contact`, access: reviewers, door: showContactChange },
  { method: 'POST', path: `${PLEDGE}/contact`, access: reviewers, door: doContactChange },
  { method: 'GET', path: '/office/compare/{one}/{other}', access: everybody, door: showCompare },
  { method: 'GET', path: REPORT, access: everybody, door: showReport },
  ...reportDecisions,
  { method: 'GET', path: '/office/tasks', access: everybody, door: showTasks },
  { method: 'POST', path: '/office/tasks/{task}/close', access: everybody, door: doCloseTask },
  { method: 'GET', path: '/office/settings', access: everybody, door: showSettings },
  { method: 'POST', path: '/office/settings', access: staff('admin'), door: doSettings },
  { method: 'POST', path: '/office/settings/reports', access: staff('admin'), door: doCyclesSetting },
  ...catalogueRoutes,
];
