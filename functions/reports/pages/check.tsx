import { CommitmentWords, WordingNote } from '../../catalogue/wording.tsx';
import { Button, Checkboxes, Form, Radios } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Banner } from '../../platform/html/parts.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Ports } from '../../platform/ports.ts';
import { isFrozen } from '../../platform/store/immutable-version.ts';
import type { Instant } from '../../platform/time.ts';
import type { Refusal } from '../../pledges/decide.ts';
import { notFound } from '../../pledges/pages/open-pledge.ts';
import { type ReportOfCommitment, type ReportRead, readReport } from '../read-report.ts';
import { lastPutDown } from '../report.ts';
import { missingCommitments, passedDates, submitReport } from '../submit.ts';
import { movable } from '../transition.ts';
import { lockedPage } from './locked.tsx';
import { type OpenReport, reportDoor } from './open-report.ts';
import { Reasons, ReportSummary } from './parts.tsx';
import { type ReportSignatory, reportSignatories } from './signatories.ts';

const NOBODY = 'nobody';

interface Declared {
  readonly open: OpenReport;
  /** Who may be asked for a second signature. */
  readonly signatories: readonly ReportSignatory[];
}

interface CheckState {
  readonly signatories: readonly ReportSignatory[];
  readonly errors: FieldErrors;
  readonly changed?: boolean;
}

/** Which draft the page showed: declaring it complete means that one. */
const shownRevision = ({ read }: OpenReport): string => String(read.draft?.rev ?? 0);

const anchor = (id: string): string => `report-${id}`;

const Section = ({ open, part }: { readonly open: OpenReport; readonly part: ReportOfCommitment }) => {
  const { view, paths } = open;
  const { t } = view;
  return (
    <section id={anchor(part.id)} aria-label={t('report.commitmentTitle', { id: part.id })}>
      <h2 class="govuk-heading-m">{t('report.commitmentTitle', { id: part.id })}</h2>
      <p class="govuk-body">
        <CommitmentWords view={view} id={part.id} />
      </p>
      {part.rev === 0 ? (
        <p class="govuk-body">{t('report.missingTitle')}</p>
      ) : (
        <ReportSummary view={view} report={part.values} />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.commitment(part.id)}>
          {part.rev === 0 ? t('report.missingWrite', { id: part.id }) : t('common.change')}
          {part.rev === 0 ? null : (
            <span class="govuk-visually-hidden"> {t('report.changeAbout', { id: part.id })}</span>
          )}
        </a>
      </p>
    </section>
  );
};

/** Whether a second person confirms the text before it is submitted; where nobody else may sign, nothing is asked. */
const SecondSignature = ({ open, signatories }: Declared) => {
  const { t } = open.view;
  if (signatories.length === 0) return null;
  const known = signatories.some(({ personId }) => personId === open.read.head.reportSigner);
  return (
    <Radios
      name="signatory"
      label={t('report.secondTitle')}
      hint={t('report.secondHint')}
      value={known ? (open.read.head.reportSigner ?? NOBODY) : NOBODY}
      options={[
        { value: NOBODY, label: t('report.secondNobody') },
        ...signatories.map(({ personId, name }) => ({
          value: personId,
          label: t('report.secondPerson', { name }),
        })),
      ]}
    />
  );
};

const Declaration = ({ open, signatories }: Declared) => {
  const { view } = open;
  const { t } = view;
  return (
    <Form view={view}>
      <input type="hidden" name="shown" value={shownRevision(open)} />
      <Checkboxes
        name="complete"
        label={t('report.declareTitle')}
        values={[]}
        options={[{ value: 'yes', label: t('report.declareLabel') }]}
      />
      <SecondSignature open={open} signatories={signatories} />
      <Button>{t('report.submit')}</Button>
    </Form>
  );
};

const checkPage = (open: OpenReport, { signatories, errors, changed = false }: CheckState): string => {
  const { view, paths, read } = open;
  const title = view.t('report.checkTitle');
  return renderPage(
    <Page view={view} title={title} errors={errors} back={paths.root}>
      {changed ? (
        <Banner title={view.t('report.meanwhileTitle')}>
          <p class="govuk-body">{view.t('report.checkChanged')}</p>
        </Banner>
      ) : null}
      <Heading caption={read.head.name}>{title}</Heading>
      <p class="govuk-body">{view.t('report.checkIntro')}</p>
      <Reasons open={open} />
      <WordingNote view={view} />
      {read.commitments.map((part) => (
        <Section open={open} part={part} key={part.id} />
      ))}
      <Declaration open={open} signatories={signatories} />
    </Page>,
  );
};

const signatoriesFor = ({ read, personId }: OpenReport, ports: Ports) =>
  reportSignatories(ports, read.head, personId);

export const showCheck = reportDoor(async (open, ports) =>
  open.writable
    ? html(checkPage(open, { signatories: await signatoriesFor(open, ports), errors: {} }))
    : seeOther(open.paths.root),
);

const missingErrors = ({ view }: OpenReport, missing: readonly string[]): FieldErrors =>
  Object.fromEntries(missing.map((id) => [anchor(id), view.t('report.missingOne', { id })]));

const passedErrors = ({ view, read, today }: OpenReport): FieldErrors =>
  Object.fromEntries(
    passedDates(read, today).map((id) => [anchor(id), view.t('report.checkDatePassed', { id })]),
  );

const errorsOf = (open: OpenReport): FieldErrors => ({
  ...missingErrors(open, missingCommitments(open.read)),
  ...passedErrors(open),
  ...(open.ask.form.get('complete') === 'yes' ? {} : { complete: open.view.t('report.declareMissing') }),
});

/** Whether another press has sent it, or is sending it at this moment. */
const isSent = ({ head, cycle, report, draft }: ReportRead, now: Instant): boolean =>
  !movable(head, cycle, 'submit').ok || (draft !== undefined && isFrozen(draft, lastPutDown(report), now));

/** The page again, with what stands there now; or where the report stands, if it has changed by being sent. */
const shownAgain = async (open: OpenReport, ports: Ports, why: Refusal['why']) => {
  const { read, ask, paths } = open;
  const now = await readReport(ports, { organisationId: read.head.organisationId, cycle: read.cycle });
  if (now === undefined) return notFound(ask);
  if (why === 'changed-meanwhile' && isSent(now, ask.now)) return seeOther(paths.root);
  const signatories = await signatoriesFor(open, ports);
  return html(checkPage({ ...open, read: now }, { signatories, errors: {}, changed: true }), 409);
};

const ARRIVED = ['submitted', 'in-review', 'published'];

export const submitCheck = reportDoor(async (open, ports) => {
  const { ask, paths, read, personId } = open;
  // Sent twice, or from a second tab: it is the one report.
  if (ARRIVED.includes(read.report.state)) return seeOther(paths.done);
  if (!open.writable) return html(lockedPage(open), 409);
  const errors = errorsOf(open);
  if (Object.keys(errors).length > 0)
    return html(checkPage(open, { signatories: await signatoriesFor(open, ports), errors }), 422);
  if (ask.form.get('shown') !== shownRevision(open)) return shownAgain(open, ports, 'changed-meanwhile');
  const { organisationId } = read.head;
  const chosen = ask.form.get('signatory') ?? NOBODY;
  const signatory = chosen === NOBODY ? undefined : chosen;
  const seenRev = read.draft?.rev ?? 0;
  const submitted = await submitReport(ports, {
    organisationId,
    personId,
    cycle: read.cycle,
    signatory,
    seenRev,
  });
  if (submitted.ok) return seeOther(signatory === undefined ? paths.done : paths.root);
  switch (submitted.refusal.why) {
    case 'wrong-state':
      return seeOther(paths.done);
    case 'incomplete':
    case 'changed-meanwhile':
    case 'not-a-signatory':
      return shownAgain(open, ports, submitted.refusal.why);
    default:
      return notFound(ask);
  }
});
