import { CommitmentWords, WordingNote } from '../../catalogue/wording.tsx';
import { Button, Form } from '../../platform/html/form.tsx';
import { Typed } from '../../platform/html/heading.tsx';
import { Inset, SummaryList, type SummaryRow, safeHref } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import type { Language } from '../../platform/i18n/languages.ts';
import { formatDay, formatInstant, label } from '../../platform/i18n/translate.ts';
import type { Action } from '../../pledges/draft.ts';
import type { ReportHead } from '../../pledges/head.ts';
import { heldUntil } from '../../pledges/held-until.ts';
import { countedFrom, expectedDay } from '../due.ts';
import { graceEnd } from '../grace.ts';
import type { CommitmentReport } from '../report.ts';
import type { OpenReport } from './open-report.ts';

/** The only report needs no number. */
export const reportTitle = ({ view, read }: OpenReport): string =>
  Object.keys(read.head.reports).length > 1
    ? view.t('report.titleOf', { cycle: read.cycle })
    : view.t('report.title');

/** Why the AI Office sent the report back, in its own words. */
export const Reasons = ({ open }: { readonly open: OpenReport }) => {
  const { report } = open.read;
  return report.state !== 'returned' || report.reasons === undefined ? null : (
    <Inset>
      <h2 class="govuk-heading-m">{open.view.t('report.reasonsTitle')}</h2>
      <p class="govuk-body">
        <Typed>{report.reasons}</Typed>
      </p>
    </Inset>
  );
};

const graceWords = (language: Language, report: ReportHead): string => {
  const from = countedFrom(report);
  return formatDay(language, graceEnd(from) ?? from);
};

/** That a hold has left the report more time than the day it is due. */
const MoreTime = ({ open: { view, read } }: { readonly open: OpenReport }) => {
  const { due, expected, state } = read.report;
  return expected === undefined || state === 'published' ? null : (
    <p class="govuk-body">
      {view.t('report.stateExpected', {
        due: formatDay(view.language, due),
        day: formatDay(view.language, expected),
      })}
    </p>
  );
};

const stateText = ({ view, read }: OpenReport): string => {
  const { t, language } = view;
  const { state, confirming } = read.report;
  const day = formatDay(language, expectedDay(read.report));
  switch (state) {
    case 'scheduled':
    case 'open':
      return t(`report.stateText.${confirming === undefined ? state : 'confirming'}`, { due: day });
    case 'not-received':
      return t(`report.stateText.${state}`, { due: day });
    case 'overdue':
      return t('report.stateText.overdue', { due: day, graceEnd: graceWords(language, read.report) });
    case 'returned':
      return t(`report.stateText.${confirming === undefined ? state : 'answered'}`);
    case 'submitted':
    case 'in-review':
    case 'published':
      return t(`report.stateText.${state}`);
  }
};

interface StateTextProps {
  readonly open: OpenReport;
  /** Who was asked to confirm it. */
  readonly signer?: string | undefined;
}

/** Waiting for the second signature: since when, and how to take it back. Or sent back: why. */
const SecondSignature = ({ open: { view, read, paths }, signer }: StateTextProps) => {
  const { confirming, sentBack } = read.report;
  if (confirming !== undefined)
    return (
      <Inset>
        <p class="govuk-body">
          {view.t('report.signWaits', { since: formatInstant(view.language, confirming.since) })}
        </p>
        {signer === undefined ? null : (
          <p class="govuk-body">
            {view.t('report.signAsked')} <bdi>{signer}</bdi>
          </p>
        )}
        <Form view={view} action={paths.takeBack}>
          <Button look="secondary">{view.t('report.signTakeBack')}</Button>
        </Form>
      </Inset>
    );
  if (sentBack === undefined) return null;
  const { comment, why } = sentBack;
  return (
    <Inset>
      <h2 class="govuk-heading-m">
        {view.t(why === undefined ? 'report.signSentBack' : `report.signBack.${why}`)}
      </h2>
      <p class="govuk-body">
        {comment === undefined ? view.t('report.signAgain') : <Typed>{comment}</Typed>}
      </p>
    </Inset>
  );
};

/** While staff let the reports rest: until when, and why. */
const Held = ({ open: { view, read } }: { readonly open: OpenReport }) => {
  const { hold } = read.head;
  if (hold === undefined || heldUntil(read.head, view.now) === undefined) return null;
  return (
    <Inset>
      <p class="govuk-body">{view.t('report.stateHeld', { day: formatDay(view.language, hold.until) })}</p>
      <p class="govuk-body">
        <Typed>{hold.reasons}</Typed>
      </p>
    </Inset>
  );
};

/** Where the report stands, and what that asks of the organisation. */
export const StateText = ({ open, signer }: StateTextProps) => {
  const { t } = open.view;
  const pledge = open.read.head.current?.state;
  if (pledge === 'withdrawn') return <p class="govuk-body">{t('report.stateWithdrawn')}</p>;
  return (
    <>
      <p class="govuk-body">{stateText(open)}</p>
      <MoreTime open={open} />
      <SecondSignature open={open} signer={signer} />
      <Held open={open} />
      {pledge === 'withheld' ? <p class="govuk-body">{t('report.stateWithheld')}</p> : null}
    </>
  );
};

const dates = (view: View, { start, target }: Action): string =>
  [
    ...(start === undefined ? [] : [view.t('report.pledgedStart', { day: formatDay(view.language, start) })]),
    ...(target === undefined
      ? []
      : [view.t('report.pledgedTarget', { day: formatDay(view.language, target) })]),
  ].join(' · ');

/** The commitment's wording and the actions pledged for it, to be read beside the form. */
export const Pledged = (props: {
  readonly view: View;
  readonly id: string;
  readonly actions: readonly Action[];
}) => {
  const { view, id, actions } = props;
  return (
    <>
      <WordingNote view={view} />
      <p class="govuk-body">
        <CommitmentWords view={view} id={id} />
      </p>
      <Inset>
        <h2 class="govuk-heading-s">{view.t('report.pledged')}</h2>
        <ul class="govuk-list govuk-list--bullet">
          {actions.map((action) => (
            <li key={action.id}>
              <Typed lang={action.language}>{action.text}</Typed>
              <br />
              <span class="govuk-hint">
                {[label(view.t, `states.action.${action.status}`), dates(view, action)]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </Inset>
    </>
  );
};

const Link = ({ address }: { readonly address: string }) => {
  const href = safeHref(address);
  return href === undefined ? (
    <Typed>{address}</Typed>
  ) : (
    <a class="govuk-link" href={href} rel="nofollow noopener">
      <Typed>{address}</Typed>
    </a>
  );
};

/** What was answered about one commitment, as rows; what was left out says so. */
const reportRows = (view: View, report: CommitmentReport): readonly SummaryRow[] => {
  const { t, language } = view;
  const { evidence, nextDate } = report;
  const typed = (text: string | undefined) =>
    text === undefined || text === '' ? t('report.notGiven') : <Typed lang={report.language}>{text}</Typed>;
  return [
    ...(report.unchanged === true
      ? [{ key: t('report.unchangedTitle'), value: t('report.unchangedShort') }]
      : []),
    { key: t('report.progressShort'), value: label(t, `report.progress.${report.progress}`) },
    { key: t('report.doneLabel'), value: typed(report.done) },
    {
      key: t('report.evidenceLabel'),
      value: evidence === undefined ? t('report.notGiven') : <Link address={evidence} />,
    },
    { key: t('report.obstaclesLabel'), value: typed(report.obstacles) },
    { key: t('report.nextStepLabel'), value: typed(report.nextStep) },
    {
      key: t('report.nextDateLabel'),
      value: nextDate === undefined ? t('report.notGiven') : formatDay(language, nextDate),
    },
  ];
};

export const ReportSummary = (props: { readonly view: View; readonly report: CommitmentReport }) => (
  <SummaryList rows={reportRows(props.view, props.report)} />
);
