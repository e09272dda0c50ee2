import { canonicalJson } from '../../platform/canonical.ts';
import { differingRows } from '../../platform/html/conflict.tsx';
import { Button, Form } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/ask.ts';
import { settledForm, undecidedIn } from '../../platform/http/conflict-form.ts';
import { seenRevOf } from '../../platform/http/seen-rev.ts';
import type { Language } from '../../platform/i18n/languages.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { notFound } from '../../pledges/pages/open-pledge.ts';
import type { ReportOfCommitment } from '../read-report.ts';
import { type CommitmentReport, reportDraftEntity } from '../report.ts';
import { saveReportSection } from '../save-section.ts';
import { reportConflict, reportConflictPage } from './conflict.tsx';
import { lockedPage } from './locked.tsx';
import { commitmentOf, type OpenReport, reportDoor } from './open-report.ts';
import { Pledged, Reasons } from './parts.tsx';
import { ReportFields } from './report-fields.tsx';
import { readCommitmentReport, type TypedReport, typedFromReport, typedReport } from './report-form.ts';
import { SinceLast } from './since-last.tsx';

interface FormState {
  readonly typed: TypedReport;
  readonly errors: FieldErrors;
  /** The revision of the section that the person has seen; 0 where nothing was saved. */
  readonly seenRev: number;
}

const commitmentPage = (open: OpenReport, commitment: ReportOfCommitment, state: FormState): string => {
  const { view, paths, read } = open;
  const { id, actions, rev } = commitment;
  const title = view.t('report.commitmentTitle', { id });
  return renderPage(
    <Page view={view} title={title} errors={state.errors} back={paths.root}>
      <Heading caption={read.head.name}>{title}</Heading>
      <Pledged view={view} id={id} actions={actions} />
      <SinceLast view={view} commitment={commitment} />
      <Reasons open={open} />
      {rev === 0 ? <p class="govuk-body">{view.t('report.prefilled')}</p> : null}
      <Form view={view}>
        <input type="hidden" name="seenRev" value={String(state.seenRev)} />
        <ReportFields view={view} typed={state.typed} before={commitment.before !== undefined} />
        <Button>{view.t('common.save')}</Button>
      </Form>
    </Page>,
  );
};

export const showCommitment = reportDoor(async (open) => {
  const commitment = commitmentOf(open);
  if (commitment === undefined) return notFound(open.ask);
  if (!open.writable) return html(lockedPage(open));
  const { values, rev } = commitment;
  return html(commitmentPage(open, commitment, { typed: typedFromReport(values), errors: {}, seenRev: rev }));
});

/** In the language of the form; what was saved before and stands as it was keeps its own. */
const inLanguage = (
  language: Language,
  report: CommitmentReport,
  { values: before, rev }: ReportOfCommitment,
): CommitmentReport => {
  const same = rev > 0 && before.done === report.done && before.obstacles === report.obstacles;
  const known = same ? before.language : language;
  return known === undefined ? report : { ...report, language: known };
};

/** Goes on to the next commitment that nothing was saved about, and to the list when there is none. */
const nextOf = ({ read, paths }: OpenReport, id: string): string => {
  const next = read.commitments.find((other) => other.id !== id && other.rev === 0);
  return next === undefined ? paths.root : paths.commitment(next.id);
};

const afterRace = async (
  open: OpenReport,
  ports: Ports,
  {
    commitment,
    typed,
    values,
  }: { commitment: ReportOfCommitment; typed: TypedReport; values: CommitmentReport },
): Promise<Answer> => {
  const { read, ask } = open;
  const draft = await load(ports.pact, reportDraftEntity, read.head.organisationId, read.cycle);
  const saved = draft?.sections[commitment.id];
  if (saved === undefined) return notFound(ask);
  // The same form sent twice: the first one won, and it said the same.
  if (canonicalJson(saved.values) === canonicalJson(values)) return seeOther(nextOf(open, commitment.id));
  const conflict = reportConflict(open, typed, saved.values);
  const seenRev = saved.rev;
  // Nothing to choose between: it differs only in what the form does not ask.
  return differingRows(conflict).length === 0
    ? html(commitmentPage(open, commitment, { typed, errors: {}, seenRev }), 409)
    : html(reportConflictPage(open, { conflict, seenRev, own: saved.by === open.personId }), 409);
};

/** A conflict that was not settled for every field is shown again; or the form, for who wants to write more. */
const beforeSaving = (
  open: OpenReport,
  commitment: ReportOfCommitment,
  typed: TypedReport,
): Answer | undefined => {
  const { form } = open.ask;
  const seenRev = seenRevOf(form);
  if (form.get('do') === 'edit')
    return html(commitmentPage(open, commitment, { typed, errors: {}, seenRev }));
  if (undecidedIn(form).length === 0) return undefined;
  const conflict = reportConflict(open, typed, commitment.values);
  const by = open.read.draft?.sections[commitment.id]?.by;
  return html(reportConflictPage(open, { conflict, seenRev, own: by === open.personId }), 422);
};

export const saveCommitment = reportDoor(async (opened, ports) => {
  const form = settledForm(opened.ask.form) ?? opened.ask.form;
  const open = { ...opened, ask: { ...opened.ask, form } };
  const { ask, today, read } = open;
  const commitment = commitmentOf(open);
  if (commitment === undefined) return notFound(ask);
  if (!open.writable) return html(lockedPage(open), 409);
  const typed = typedReport(ask.form);
  const again = beforeSaving(open, commitment, typed);
  if (again !== undefined) return again;
  const seenRev = seenRevOf(ask.form);
  const { start, before } = commitment;
  const values = readCommitmentReport(typed, { t: ask.t, today, before: before?.report, start });
  if (!values.ok) {
    return html(commitmentPage(open, commitment, { typed, errors: values.refusal, seenRev }), 422);
  }
  const told = inLanguage(ask.language, values.value, commitment);
  const saved = await saveReportSection(ports, {
    organisationId: read.head.organisationId,
    personId: open.personId,
    cycle: read.cycle,
    commitment: commitment.id,
    seenRev,
    values: told,
  });
  if (saved.ok) return seeOther(nextOf(open, commitment.id));
  switch (saved.refusal.why) {
    case 'changed-meanwhile':
      return afterRace(open, ports, { commitment, typed, values: told });
    case 'wrong-state':
      return html(lockedPage(open), 409);
    case 'not-found':
      return notFound(ask);
    case 'invalid': {
      const errors = { done: ask.t('report.errorAllTooLong') };
      return html(commitmentPage(open, commitment, { typed, errors, seenRev }), 422);
    }
    default:
      throw new Error(`Saving the report on ${commitment.id} was refused: ${saved.refusal.why}`);
  }
});
