import { WordingNote } from '../../catalogue/wording.tsx';
import { Page } from '../../platform/html/page.tsx';
import { Inset, SummaryList, Tag } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import type { FieldErrors, View, Wording } from '../../platform/html/view.ts';
import { formatDay, formatInstant, label, type Translator } from '../../platform/i18n/translate.ts';
import { brusselsDay } from '../../platform/time.ts';
import { differenceOf } from '../../pledges/difference.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import { Difference } from '../../pledges/pages/difference.tsx';
import { stateOf } from '../../pledges/pending-text.ts';
import { sightOf } from '../../pledges/seen.ts';
import { PLEDGE_DECISIONS, standingOf } from '../decisions.ts';
import { isIn } from '../is-in.ts';
import { type Case, submittedText } from '../read-case.ts';
import { notExpectedSince, reportWordsOf } from '../report-state.ts';
import { Checks, History, People, reviewedBy } from './case-parts.tsx';
import { ContactNote } from './contact-note.tsx';
import { DecisionForm } from './decision-form.tsx';
import { HoldSection, type TypedHold } from './hold-section.tsx';
import { Identity, IntoLink, type TypedIdentity } from './identity.tsx';
import { Ladder, Mails } from './ladder.tsx';
import { Commitments, OrganisationFacts } from './pledge-text.tsx';
import { ResubmittedHead } from './resubmitted.tsx';
import { Told } from './told.tsx';

export interface PledgePageProps {
  readonly view: View;
  readonly opened: Case;
  /** How the public text words its commitments, where another would take its place. */
  readonly earlier?: Wording | undefined;
  /** The same of the text that staff gave back. */
  readonly returned?: Wording | undefined;
  readonly executionsUrl: string;
  /** What was just done. */
  readonly done?: string | undefined;
  /** Why what was tried was not done. */
  readonly refused?: string | undefined;
  readonly errors?: FieldErrors;
  /** Typed into the form of a hold. */
  readonly hold?: TypedHold | undefined;
  /** Reasons typed before, by decision. */
  readonly typed?: Readonly<Record<string, string>>;
  /** A name or another organisation typed before. */
  readonly identity?: TypedIdentity;
}

/** A report's state, and the days that count for it as long as it is still to come. */
const reportLine = (
  t: Translator,
  head: PledgeHead,
  { state, due, expected }: PledgeHead['reports'][string],
): string =>
  [
    reportWordsOf(t, head, state),
    ...(notExpectedSince(head, state) !== undefined
      ? []
      : [
          t('office.reportDue', { day: formatDay(t.language, due) }),
          ...(expected === undefined
            ? []
            : [t('office.reportExpected', { day: formatDay(t.language, expected) })]),
        ]),
  ].join(' · ');

const Overview = ({ view, opened }: Pick<PledgePageProps, 'view' | 'opened'>) => {
  const { t } = view;
  const { head, version } = opened;
  const state = stateOf(head);
  const reference = head.pending?.reference ?? head.current?.reference;
  const reports = Object.entries(head.reports);
  return (
    <SummaryList
      rows={[
        {
          key: t('office.columnState'),
          value:
            state === 'none' ? (
              ''
            ) : (
              <Tag colour={statusColour(state)}>{label(t, `states.pledge.${state}`)}</Tag>
            ),
        },
        ...(opened.into === undefined
          ? []
          : [
              {
                key: t('office.mergedInto'),
                value: <IntoLink {...opened.into} />,
              },
            ]),
        ...reviewedBy(t, opened),
        ...(reference === undefined ? [] : [{ key: t('office.reference'), value: reference }]),
        ...(version === undefined
          ? []
          : [
              { key: t('office.columnVersion'), value: String(version.number) },
              { key: t('office.hash'), value: <code class="typed">{version.sha256}</code> },
            ]),
        ...(head.current === undefined
          ? []
          : [
              {
                key: t('office.columnPublished'),
                value: formatInstant(t.language, head.current.publishedAt),
              },
            ]),
        ...reports.map(([cycle, report]) => ({
          key: t('office.aReport', { cycle }),
          value: reportLine(t, head, report),
          action: {
            href: `/office/pledges/${head.organisationId}/reports/${cycle}`,
            text: t('office.open'),
            about: t('office.aReport', { cycle }),
          },
        })),
      ]}
    />
  );
};

const Decisions = ({ view, opened, typed }: Pick<PledgePageProps, 'view' | 'opened' | 'typed'>) => {
  const { head } = opened;
  const offered = PLEDGE_DECISIONS.flatMap((decision) => {
    const standing = standingOf(head, decision);
    return standing?.state === decision.from ? [{ decision, seen: sightOf(standing) }] : [];
  });
  return offered.length === 0 || !isIn(view, 'reviewer', 'admin') ? (
    <Inset>{view.t(offered.length === 0 ? 'office.nothingToDecide' : 'office.reviewersDecide')}</Inset>
  ) : (
    <>
      <h2 class="govuk-heading-m">{view.t('office.decide')}</h2>
      {offered.map(({ decision, seen }) => (
        <DecisionForm
          key={decision.name}
          view={view}
          area="pledge"
          base={`/office/pledges/${head.organisationId}`}
          decision={decision}
          seen={seen}
          typed={typed?.[decision.name]}
        />
      ))}
    </>
  );
};

const Reasons = ({ view, opened }: Pick<PledgePageProps, 'view' | 'opened'>) => {
  const reasons = submittedText(opened.head)?.reasons ?? opened.head.current?.reasons;
  return reasons === undefined ? null : (
    <Inset>
      <p class="govuk-body">{view.t('office.reasonsGiven')}</p>
      <p class="govuk-body typed" dir="auto">
        {reasons}
      </p>
    </Inset>
  );
};

/** Only while there is something to decide: with publication the signatures are the history's. */
const CheckSection = ({ view, opened }: Pick<PledgePageProps, 'view' | 'opened'>) => (
  <>
    <Checks t={view.t} opened={opened} />
    <p class="govuk-body govuk-hint">
      {view.t('office.checksNote')}{' '}
      {view.t('office.checkedAsOf', { day: formatDay(view.language, brusselsDay(view.now)) })}
    </p>
  </>
);

/** Who reads a text again reads first what has changed since it was given back. */
const Resubmitted = ({
  view,
  opened: { head, text, returned },
  returned: earlier,
}: Pick<PledgePageProps, 'view' | 'opened' | 'returned'>) =>
  text === undefined || returned === undefined ? null : (
    <>
      <ResubmittedHead view={view} {...returned} asked={head.pending?.asked} />
      <Difference view={view} difference={differenceOf(returned.text, text)} earlier={earlier} />
    </>
  );

/** What a changed text changes of the public one comes before the whole of it. */
const Amendment = ({
  view,
  opened: { text, before },
  earlier,
}: Pick<PledgePageProps, 'view' | 'opened' | 'earlier'>) =>
  text === undefined || before === undefined ? null : (
    <>
      <h2 class="govuk-heading-m">{view.t('difference.officeTitle')}</h2>
      <p class="govuk-body">{view.t('difference.officeText', { version: before.number })}</p>
      <Difference view={view} difference={differenceOf(before.text, text)} earlier={earlier} />
    </>
  );

const PledgeSections = ({ view, opened }: Pick<PledgePageProps, 'view' | 'opened'>) =>
  opened.text === undefined ? (
    <Inset>
      <p class="govuk-body">{view.t('office.noText')}</p>
      {opened.head.entered === undefined || !isIn(view, 'editor', 'admin') ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href={`/office/entered/${encodeURIComponent(opened.head.organisationId)}`}>
            {view.t('office.enteredOpen')}
          </a>
        </p>
      )}
    </Inset>
  ) : (
    <>
      <h2 class="govuk-heading-m">{view.t('office.text')}</h2>
      <WordingNote view={view} />
      <OrganisationFacts t={view.t} text={opened.text} />
      <Commitments view={view} text={opened.text} />
      {submittedText(opened.head) === undefined ? null : <CheckSection view={view} opened={opened} />}
    </>
  );

/** All that the AI Office needs to decide on one pledge, and what came of it. */
export const PledgePage = (props: PledgePageProps) => {
  const { view, opened, executionsUrl, errors = {} } = props;
  const { t } = view;
  const title = opened.head.name === '' ? t('office.unnamed') : opened.head.name;
  return (
    <Page view={view} title={title} errors={errors} back="/office" wide>
      <Told {...props} next={opened.head.pending?.state !== 'in-review'} />
      <h1 class="govuk-heading-l">
        <bdi>{title}</bdi>
      </h1>
      {opened.head.madeUp ? <p class="govuk-body">{t('office.madeUpText')}</p> : null}
      <Resubmitted {...props} />
      <Overview view={view} opened={opened} />
      <Reasons view={view} opened={opened} />
      <Decisions {...props} />
      <Amendment view={view} opened={opened} earlier={props.earlier} />
      <HoldSection view={view} head={opened.head} typed={props.hold} />
      <PledgeSections view={view} opened={opened} />
      <Identity view={view} opened={opened} typed={props.identity} />
      <People t={t} opened={opened} />
      <ContactNote view={view} head={opened.head} />
      {opened.steps.length === 0 ? null : <Ladder t={t} opened={opened} executionsUrl={executionsUrl} />}
      {opened.mails.length === 0 ? null : <Mails t={t} opened={opened} />}
      <History t={t} opened={opened} />
    </Page>
  );
};
