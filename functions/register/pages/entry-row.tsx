import { Tag } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import type { View } from '../../platform/html/view.ts';
import { countryName, formatDay, label } from '../../platform/i18n/translate.ts';
import { expectedDay } from '../../reports/due.ts';
import { type PledgeEntry, type RegisterEntry, reportAtHand } from '../entry.ts';
import { organisationPath } from './words.tsx';

const facts = (view: View, { card }: PledgeEntry): readonly string[] => {
  if (card === undefined) return [];
  const { t, language } = view;
  return [
    countryName(language, card.country),
    label(t, `states.sector.${card.sector}`),
    card.roles.map((role) => label(t, `states.role.${role}`)).join(', '),
    t('public.rowCommitments', { count: card.commitments.length }),
  ];
};

const waits = (state: string): boolean => state === 'scheduled' || state === 'open';

/** How the report of the cycle at hand stands, in the neutral words of its state. */
const ReportTag = ({ view, entry }: { readonly view: View; readonly entry: PledgeEntry }) => {
  const report = reportAtHand(entry);
  if (report === undefined) return null;
  const words = waits(report.state)
    ? view.t('public.rowReportDue', { day: formatDay(view.language, expectedDay(report)) })
    : label(view.t, `states.report.${report.state}`);
  return <Tag colour={statusColour(report.state)}>{words}</Tag>;
};

const PledgeFacts = ({ view, entry }: { readonly view: View; readonly entry: PledgeEntry }) => (
  <>
    {entry.card === undefined ? null : (
      <p class="govuk-body-s govuk-!-margin-bottom-1">{facts(view, entry).join(' · ')}</p>
    )}
    <p class="site-tags">
      {entry.state === 'published' ? (
        <ReportTag view={view} entry={entry} />
      ) : (
        <Tag colour={statusColour(entry.state)}>{label(view.t, `states.pledge.${entry.state}`)}</Tag>
      )}
      {entry.madeUp ? <Tag colour="purple">{view.t('public.madeUp')}</Tag> : null}
    </p>
  </>
);

export const EntryRow = ({ view, entry }: { readonly view: View; readonly entry: RegisterEntry }) => (
  <li class="site-entry">
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
      <a class="govuk-link" href={organisationPath(view, entry.id)}>
        <bdi>{entry.name}</bdi>
      </a>
    </h3>
    {entry.kind === 'pledge' ? (
      <PledgeFacts view={view} entry={entry} />
    ) : (
      <p class="govuk-body-s govuk-!-margin-bottom-1">{view.t('public.listedRow')}</p>
    )}
  </li>
);
