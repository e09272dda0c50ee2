import { TaskList } from '../../platform/html/parts.tsx';
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
          // The public reads that a returned report is being checked; whose turn it is is the organisation's to know.
          status:
            report.state === 'returned'
              ? view.t('form.reportReturned')
              : label(view.t, `states.report.${report.state}`),
          colour: statusColour(report.state),
        }))}
      />
    </>
  );
};
