import { Table } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { label } from '../../platform/i18n/translate.ts';
import { CURRENT_STATES, PENDING_STATES, type PledgeState } from '../../pledges/states.ts';
import { REPORT_STATES, type ReportState } from '../../reports/states.ts';

const isPublic = (state: PledgeState): boolean => CURRENT_STATES.some((current) => current === state);

const reportWords = ({ t }: View, state: ReportState): string => {
  if (state === 'published') return t('public.seenReportText');
  const words = label(t, `states.report.${state}`);
  return state === 'scheduled' || state === 'open'
    ? t('public.seenReportDue', { words })
    : t('public.seenReport', { words });
};

/** What the public sees in each state, drawn from the tables that the states themselves walk. */
export const StatesTables = ({ view }: { readonly view: View }) => {
  const { t } = view;
  return (
    <>
      <Table
        caption={t('public.aboutPledgeStates')}
        columns={[
          {
            head: t('public.stateColumn'),
            cell: (state: PledgeState) => label(t, `states.pledge.${state}`),
            rowHead: true,
          },
          {
            head: t('public.seenColumn'),
            cell: (state: PledgeState) => label(t, `public.seen.${isPublic(state) ? state : 'nothing'}`),
          },
        ]}
        rows={[...PENDING_STATES, ...CURRENT_STATES]}
      />
      <Table
        caption={t('public.aboutReportStates')}
        columns={[
          {
            head: t('public.stateColumn'),
            cell: (state: ReportState) => label(t, `public.reportState.${state}`),
            rowHead: true,
          },
          { head: t('public.seenColumn'), cell: (state: ReportState) => reportWords(view, state) },
        ]}
        rows={REPORT_STATES}
      />
    </>
  );
};
