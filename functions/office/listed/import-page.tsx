import { Button, Checkboxes, Form } from '../../platform/html/form.tsx';
import { Page } from '../../platform/html/page.tsx';
import { Banner, Details, Inset, SummaryList, type SummaryRow } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { formatInstant, type Translator } from '../../platform/i18n/translate.ts';
import type { PlannedImport } from '../../register/import/import.ts';
import { ROWS_PER_ITEM } from '../../register/import/model.ts';
import type { Fate } from '../../register/import/plan.ts';

const of = <F extends Fate['fate']>(plan: readonly Fate[], fate: F) =>
  plan.filter((one): one is Extract<Fate, { fate: F }> => one.fate === fate);

const Names = ({ summary, names }: { readonly summary: string; readonly names: readonly string[] }) =>
  names.length === 0 ? null : (
    <Details summary={summary}>
      <ul class="govuk-list">
        {names.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </Details>
  );

const likeWords = (t: Translator, { like }: Extract<Fate, { fate: 'near' }>): string =>
  like.of === 'entry' ? t('import.nearEntry', { name: like.name }) : t('import.nearOther', like);

interface DecisionProps {
  readonly view: View;
  readonly plan: readonly Fate[];
  /** It has been imported before: what was left out may be taken still. */
  readonly decided: boolean;
}

const Decision = ({ view, plan, decided }: DecisionProps) => {
  const { t } = view;
  const near = of(plan, 'near');
  if (near.length === 0 && of(plan, 'new').length === 0)
    return <Inset>{t(decided ? 'import.nothingMore' : 'import.nothingToDo')}</Inset>;
  return (
    <Form view={view}>
      {near.length === 0 ? null : (
        <Checkboxes
          name="take"
          label={t('import.nearLegend')}
          hint={t('import.nearHint')}
          values={[]}
          options={near.map((one) => ({
            value: String(one.row.line),
            label: t('import.nearLine', one.row),
            hint: likeWords(t, one),
          }))}
        />
      )}
      <Button>{t('import.apply')}</Button>
    </Form>
  );
};

const Progress = ({ view, planned: { list } }: { readonly view: View; readonly planned: PlannedImport }) => {
  const { t } = view;
  const done = Math.min(list.applied * ROWS_PER_ITEM, list.rows);
  return (
    <Inset>
      <p>
        {t(list.state === 'applying' ? 'import.applying' : 'import.takingBack', { done, rows: list.rows })}
      </p>
      <a class="govuk-link" href={view.path}>
        {t('import.lookAgain')}
      </a>
    </Inset>
  );
};

const State = (props: { readonly view: View; readonly planned: PlannedImport }) => {
  const { view, planned } = props;
  const { t } = view;
  switch (planned.list.state) {
    case 'checked':
      return <p class="govuk-body">{t('import.planText')}</p>;
    case 'applying':
    case 'taking-back':
      return <Progress {...props} />;
    case 'applied':
    case 'taken-back':
      return (
        <Banner title={t('office.done')} success>
          <p class="govuk-notification-banner__heading">
            {t(planned.list.state === 'applied' ? 'import.applied' : 'import.takenBack')}
          </p>
        </Banner>
      );
  }
};

const isUnderWay = ({ list: { state } }: PlannedImport): boolean =>
  state === 'applying' || state === 'taking-back';

/** For a list that was the wrong one. */
const TakeBack = ({ view }: { readonly view: View }) => (
  <>
    <h2 class="govuk-heading-m">{view.t('import.takeBackTitle')}</h2>
    <p class="govuk-body">{view.t('import.takeBackText')}</p>
    <Form view={view} action={`${view.path}/take-back`}>
      <Button look="warning">{view.t('import.takeBack')}</Button>
    </Form>
  </>
);

/** What an import would do to the register as it stands. */
const planRows = (t: Translator, plan: readonly Fate[]): readonly SummaryRow[] => {
  const count = (fate: Fate['fate']): string => String(of(plan, fate).length);
  return [
    { key: t('import.planNew'), value: count('new') },
    { key: t('import.planThere'), value: count('there') },
    { key: t('import.planNear'), value: count('near') },
    { key: t('import.planDouble'), value: count('double') },
  ];
};

/** What was decided, which stays the same while the entries are put and afterwards. */
const outcomeRows = (
  t: Translator,
  { added, near, leftOut, there, double }: NonNullable<PlannedImport['list']['outcome']>,
): readonly SummaryRow[] => [
  { key: t('import.outcomeAdded'), value: t('import.outcomeAddedCount', { added, near }) },
  { key: t('import.outcomeLeftOut'), value: String(leftOut) },
  { key: t('import.planThere'), value: String(there) },
  { key: t('import.planDouble'), value: String(double) },
];

const Plan = ({ t, plan }: { readonly t: Translator; readonly plan: readonly Fate[] }) => (
  <>
    <Names
      summary={t('import.newNames', { count: of(plan, 'new').length })}
      names={of(plan, 'new').map(({ row }) => row.name)}
    />
    <Names
      summary={t('import.thereNames', { count: of(plan, 'there').length })}
      names={of(plan, 'there').map(({ row }) => row.name)}
    />
    <ul class="govuk-list govuk-list--bullet">
      {of(plan, 'double').map(({ row, first }) => (
        <li key={row.line}>{t('import.doubleLine', { line: row.line, first, name: row.name })}</li>
      ))}
    </ul>
  </>
);

/** What an import would do, does, or has done. */
export const ImportPage = (props: {
  readonly view: View;
  readonly planned: PlannedImport;
  readonly refused?: string;
}) => {
  const { view, planned, refused } = props;
  const { t } = view;
  const { list, plan } = planned;
  // One that was taken back may be imported again, as the register stands now.
  const outcome = list.state === 'taken-back' ? undefined : list.outcome;
  return (
    <Page view={view} title={t('import.planTitle')} back="/office/import">
      {refused === undefined ? null : <Inset>{refused}</Inset>}
      <h1 class="govuk-heading-l">{t('import.planTitle')}</h1>
      <State view={view} planned={planned} />
      <SummaryList
        rows={[
          { key: t('import.planSource'), value: <bdi>{`${list.source}. ${list.attribution}`}</bdi> },
          { key: t('import.planDate'), value: formatInstant(t.language, list.createdAt) },
          { key: t('import.planRows'), value: String(list.rows) },
          ...(outcome === undefined ? planRows(t, plan) : outcomeRows(t, outcome)),
        ]}
      />
      {outcome === undefined ? <Plan t={t} plan={plan} /> : null}
      {isUnderWay(planned) ? null : <Decision view={view} plan={plan} decided={outcome !== undefined} />}
      {list.state === 'applied' ? <TakeBack view={view} /> : null}
      <p class="govuk-body">
        <a class="govuk-link" href="/office/import">
          {t('import.another')}
        </a>
      </p>
    </Page>
  );
};
