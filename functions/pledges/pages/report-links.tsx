import { reportsToSign } from '../../organisations/people/roster.ts';
import { Inset, TaskList } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import type { View } from '../../platform/html/view.ts';
import { formatDay, label } from '../../platform/i18n/translate.ts';
import { expectedDay } from '../../reports/due.ts';
import type { ReportHead } from '../head.ts';
import type { OpenPledge } from './open-pledge.ts';

/** When a report is due, as long as it has not come. */
export const dueWords = (
  view: View,
  report: Pick<ReportHead, 'state' | 'due' | 'expected'>,
): string | undefined => {
  const { state } = report;
  if (state === 'published') return undefined;
  return state === 'submitted' || state === 'in-review'
    ? view.t('form.reportReceived')
    : view.t('form.reportDueOn', { day: formatDay(view.language, expectedDay(report)) });
};

/** The way to a report that waits for the signature of who looks. */
export const ReportToSign = ({ view, head, paths, person }: OpenPledge) => {
  const [cycle] = reportsToSign(head, person.personId);
  return cycle === undefined ? null : (
    <Inset>
      <p class="govuk-body">{view.t('form.reportWaitsForYou')}</p>
      <a class="govuk-button govuk-!-margin-bottom-0" draggable={false} href={`${paths.report(cycle)}/sign`}>
        {view.t('form.reportReadAndSign')}
      </a>
    </Inset>
  );
};

/** Whose turn a report is, where it is the organisation's own: the public reads nothing of it. */
const turnWords = ({ t }: View, { state, confirming }: ReportHead): string => {
  if (confirming !== undefined) return t('form.reportConfirming');
  return state === 'returned' ? t('form.reportReturned') : label(t, `states.report.${state}`);
};

/** The reports that a published pledge owes; each can be begun before its form is announced. */
export const ReportLinks = ({ view, head, paths }: OpenPledge) => {
  const cycles = head.current?.state === 'withdrawn' ? [] : Object.entries(head.reports);
  return cycles.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">{view.t('form.reportsTitle')}</h2>
      <TaskList
        tasks={cycles.map(([cycle, report]) => ({
          id: `report-${cycle}`,
          title: view.t('form.reportTask', { cycle }),
          hint: dueWords(view, report),
          href: paths.report(cycle),
          status: turnWords(view, report),
          colour: statusColour(report.confirming === undefined ? report.state : 'awaiting-signature'),
        }))}
      />
    </>
  );
};
