import { commitmentById } from '../../catalogue/catalogue.ts';
import { dutyLines } from '../../catalogue/duties.ts';
import { CommitmentWords } from '../../catalogue/wording.tsx';
import { Details, SummaryList, type SummaryRow, Tag } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import { TypedLink } from '../../platform/html/typed-link.tsx';
import type { View } from '../../platform/html/view.ts';
import type { Language } from '../../platform/i18n/languages.ts';
import { formatDay, label } from '../../platform/i18n/translate.ts';
import { isOpen } from '../../pledges/action-rules.ts';
import type { Action } from '../../pledges/draft.ts';
import type { CommitmentReport } from '../../reports/report.ts';
import type { PublicPledge, PublicReport } from '../read-organisation.ts';
import { Typed, today } from './words.tsx';

const targetWords = (view: View, action: Action): string | undefined => {
  const { target } = action;
  if (target === undefined) return undefined;
  const passed = target < today(view) && isOpen(action);
  const day = formatDay(view.language, target);
  return view.t(passed ? 'public.actionTargetPassed' : 'public.actionTarget', { day });
};

/** One action as pledged, with how far it is and its dates. */
export const ActionItem = ({ view, action }: { readonly view: View; readonly action: Action }) => {
  const start =
    action.start === undefined
      ? undefined
      : view.t('public.actionStart', { day: formatDay(view.language, action.start) });
  const dates = [start, targetWords(view, action)].filter((words) => words !== undefined);
  return (
    <li class="site-action">
      <Typed text={action.text} lang={action.language} />
      <p class="site-tags govuk-body-s">
        <Tag colour={statusColour(action.status)}>{label(view.t, `states.action.${action.status}`)}</Tag>
        {dates.length === 0 ? null : <span>{dates.join(' · ')}</span>}
      </p>
      {action.reason === undefined ? null : (
        <p class="govuk-body-s">
          {view.t('states.actionReason')} <Typed text={action.reason} lang={action.language} />
        </p>
      )}
    </li>
  );
};

const Duties = ({ view, id }: { readonly view: View; readonly id: string }) => {
  const commitment = commitmentById(id);
  const lines = commitment === undefined ? [] : dutyLines(view.t, commitment, today(view));
  return lines.length === 0 ? null : (
    <Details summary={view.t('public.dutiesTitle')}>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Details>
  );
};

const typedIn =
  (lang: Language | undefined) =>
  (key: string, text: string | undefined): readonly SummaryRow[] =>
    text === undefined || text === '' ? [] : [{ key, value: <Typed text={text} lang={lang} /> }];

const progressRows = (view: View, report: CommitmentReport): readonly SummaryRow[] => {
  const { t, language } = view;
  const typed = typedIn(report.language);
  return [
    ...(report.unchanged === true
      ? [{ key: t('public.progressSince'), value: t('public.progressUnchanged') }]
      : []),
    {
      key: t('public.progressState'),
      value: (
        <Tag colour={statusColour(report.progress)}>{label(t, `public.progress.${report.progress}`)}</Tag>
      ),
    },
    ...typed(t('public.progressDone'), report.done),
    ...(report.evidence === undefined || report.evidence === ''
      ? []
      : [{ key: t('public.progressEvidence'), value: <TypedLink address={report.evidence} /> }]),
    ...typed(t('public.progressObstacles'), report.obstacles),
    ...typed(t('public.progressNext'), report.nextStep),
    ...(report.nextDate === undefined
      ? []
      : [{ key: t('public.progressNextDate'), value: formatDay(language, report.nextDate) }]),
  ];
};

/** What the published reports say about one commitment, the latest first. */
const Progress = ({ view, id, reports }: { view: View; id: string; reports: readonly PublicReport[] }) => {
  const told = reports.toReversed().flatMap(({ cycle, text }) => {
    const found = text?.find((commitment) => commitment.id === id);
    return found === undefined ? [] : [{ cycle, report: found.report }];
  });
  return (
    <>
      {told.map(({ cycle, report }) => (
        <section key={cycle} class="site-progress">
          <h4 class="govuk-heading-s">
            {view.t('public.progressTitle')}
            {told.length > 1 ? ` (${view.t('public.reportCycleTitle', { cycle })})` : ''}
          </h4>
          <SummaryList rows={progressRows(view, report)} />
        </section>
      ))}
    </>
  );
};

export const Commitments = ({ view, pledge }: { readonly view: View; readonly pledge: PublicPledge }) => (
  <>
    <h2 class="govuk-heading-m">{view.t('public.commitmentsTitle')}</h2>
    {pledge.commitments.map(({ id, actions }) => (
      <section key={id} class="site-commitment" aria-labelledby={id}>
        <h3 class="govuk-heading-s" id={id}>
          <CommitmentWords view={view} id={id} />
        </h3>
        <ul class="site-actions">
          {actions.map((action) => (
            <ActionItem key={action.id} view={view} action={action} />
          ))}
        </ul>
        <Progress view={view} id={id} reports={pledge.reports} />
        <Duties view={view} id={id} />
      </section>
    ))}
  </>
);
