import { TaskList } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import { formatDay, label } from '../../platform/i18n/translate.ts';
import type { OpenPledge } from './open-pledge.ts';

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
          hint: view.t('form.reportDueOn', { day: formatDay(view.language, report.due) }),
          href: paths.report(cycle),
          status: label(view.t, `states.report.${report.state}`),
          colour: statusColour(report.state),
        }))}
      />
    </>
  );
};
