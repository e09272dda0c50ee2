import { later } from '../platform/http/later.ts';
import { type Door, type Route, staff } from '../platform/http/router.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { ASKED_FIRST, PLEDGE_DECISION_NAMES, REPORT_DECISION_NAMES } from './decision-names.ts';
import type { OfficePorts } from './ports.ts';

const cases = () => import('./pages/case-doors.ts');
const desk = () => import('./pages/desk-doors.ts');

const PLEDGE = '/office/pledges/{organisation}';
const REPORT = `${PLEDGE}/reports/{cycle}`;
const everybody = staff('reviewer', 'editor', 'admin');
const reviewers = staff('reviewer', 'admin');
const editors = staff('editor', 'admin');

type OfficeDoor = Door<OfficePorts>;

/** The door that decides; and before it, where the decision asks first, the one that asks. */
const routesOf = <N extends string>(
  root: string,
  names: readonly N[],
  doors: { readonly ask: (name: N) => OfficeDoor; readonly act: (name: N) => OfficeDoor },
): readonly Route<OfficePorts>[] =>
  names.flatMap((name) => {
    const path = `${root}/${name}`;
    const act: Route<OfficePorts> = { method: 'POST', path, access: reviewers, door: doors.act(name) };
    return ASKED_FIRST.includes(name)
      ? [{ method: 'GET', path, access: reviewers, door: doors.ask(name) }, act]
      : [act];
  });

const pledgeDecisions = routesOf(PLEDGE, PLEDGE_DECISION_NAMES, {
  ask: (name) => async (ask, ports) => {
    const { askDecision, pledgeDecision } = await cases();
    return askDecision(pledgeDecision(name))(ask, ports);
  },
  act: (name) => async (ask, ports) => {
    const { doDecision, pledgeDecision } = await cases();
    return doDecision(pledgeDecision(name))(ask, ports);
  },
});

const reportDecisions = routesOf(REPORT, REPORT_DECISION_NAMES, {
  ask: (name) => async (ask, ports) => {
    const { askReportDecision, reportDecision } = await cases();
    return askReportDecision(reportDecision(name))(ask, ports);
  },
  act: (name) => async (ask, ports) => {
    const { doReportDecision, reportDecision } = await cases();
    return doReportDecision(reportDecision(name))(ask, ports);
  },
});

/** The AI Office's pages: all of its staff read, reviewers decide, administrators change settings. */
export const officeRoutes: readonly Route<OfficePorts>[] = [
  { method: 'GET', path: '/office', access: everybody, door: later(desk, 'showQueue') },
  { method: 'GET', path: PLEDGE, access: everybody, door: later(cases, 'showPledge') },
  ...pledgeDecisions,
  { method: 'POST', path: `${PLEDGE}/name`, access: reviewers, door: later(cases, 'doCorrectName') },
  { method: 'GET', path: `${PLEDGE}/merge`, access: editors, door: later(cases, 'showMerge') },
  { method: 'POST', path: `${PLEDGE}/merge`, access: editors, door: later(cases, 'doMergePledge') },
  { method: 'POST', path: `${PLEDGE}/unmerge`, access: editors, door: later(cases, 'doUnmergePledge') },
  { method: 'POST', path: `${PLEDGE}/hold`, access: reviewers, door: later(cases, 'doHold') },
  { method: 'POST', path: `${PLEDGE}/lift-hold`, access: reviewers, door: later(cases, 'doLiftHold') },
  { method: 'GET', path: `${PLEDGE}/contact`, access: reviewers, door: later(cases, 'showContactChange') },
  { method: 'POST', path: `${PLEDGE}/contact`, access: reviewers, door: later(cases, 'doContactChange') },
  {
    method: 'GET',
    path: '/office/compare/{one}/{other}',
    access: everybody,
    door: later(desk, 'showCompare'),
  },
  { method: 'GET', path: REPORT, access: everybody, door: later(cases, 'showReport') },
  ...reportDecisions,
  { method: 'GET', path: '/office/tasks', access: everybody, door: later(desk, 'showTasks') },
  { method: 'POST', path: '/office/tasks/{task}/close', access: everybody, door: later(desk, 'doCloseTask') },
  { method: 'GET', path: '/office/settings', access: everybody, door: later(desk, 'showSettings') },
  { method: 'POST', path: '/office/settings', access: staff('admin'), door: later(desk, 'doSettings') },
  {
    method: 'POST',
    path: '/office/settings/reports',
    access: staff('admin'),
    door: later(desk, 'doCyclesSetting'),
  },
  ...catalogueRoutes,
];
