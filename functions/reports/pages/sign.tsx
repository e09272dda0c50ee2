import { CommitmentWords, WordingNote } from '../../catalogue/wording.tsx';
import { WHOLE_FORM } from '../../platform/html/error-summary.tsx';
import { Button, Checkboxes, Form, TextArea } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Details, Inset, Panel } from '../../platform/html/parts.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import { breaksLimit, typedText } from '../../platform/http/typed-text.ts';
import { formatInstant, label } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import type { HistoryLink } from '../../pledges/history.ts';
import { type ReportVersion, reportTextOf, reportVersionEntity } from '../report.ts';
import { COMMENT_LIMIT, confirmReport, sendReportBack } from '../second-signature.ts';
import { inWordsOf, type OpenReport, reportDoor } from './open-report.ts';
import { ReportSummary } from './parts.tsx';

interface SignState {
  readonly version: ReportVersion;
  readonly comment: string;
  readonly errors: FieldErrors;
}

const ExactReport = ({ open, version }: { readonly open: OpenReport; readonly version: ReportVersion }) => {
  const { t } = open.view;
  return (
    <>
      {reportTextOf(version).commitments.map(({ id, report }) => (
        <section key={id} aria-labelledby={`report-${id}`}>
          <h2 class="govuk-heading-m" id={`report-${id}`}>
            {t('report.commitmentTitle', { id })}
          </h2>
          <p class="govuk-body">
            <CommitmentWords view={open.view} id={id} />
          </p>
          <ReportSummary view={open.view} report={report} />
        </section>
      ))}
      <p class="govuk-body typed">{t('report.doneReference', { hash: version.sha256 })}</p>
      <Details summary={t('report.signCanonical')}>
        <pre class="code">{version.canonical}</pre>
      </Details>
    </>
  );
};

const signPage = (open: OpenReport, { version, comment, errors }: SignState): string => {
  const { view, read, paths } = open;
  const { t } = view;
  const title = t('report.signTitle');
  return renderPage(
    <Page view={view} title={title} errors={errors} back={paths.pledge}>
      <Heading caption={read.head.name}>{title}</Heading>
      <Inset>{t('report.signMeans')}</Inset>
      <WordingNote view={view} />
      <ExactReport open={open} version={version} />
      <Form view={view}>
        <input type="hidden" name="sha256" value={version.sha256} />
        <Checkboxes
          name="declaration"
          label={t('report.signDeclaration')}
          values={[]}
          options={[{ value: 'yes', label: t('report.declareLabel') }]}
        />
        <Button name="do" value="confirm">
          {t('report.signConfirm')}
        </Button>
      </Form>
      <h2 class="govuk-heading-m">{t('report.signBackTitle')}</h2>
      <Form view={view}>
        <TextArea
          name="comment"
          label={t('report.signComment')}
          value={comment}
          rows={4}
          maxLength={COMMENT_LIMIT.max}
        />
        <Button look="secondary" name="do" value="send-back">
          {t('report.signBack')}
        </Button>
      </Form>
    </Page>,
  );
};

const ANSWERS = ['report-approved', 'report-sent-back'] as const;
type Answer = HistoryLink & { readonly what: (typeof ANSWERS)[number] };
const isAnswer = (link: HistoryLink): link is Answer => ANSWERS.some((what) => what === link.what);

/** What this person answered last about the report, if nobody has gone on with it since. */
const ownAnswer = ({ read, personId }: OpenReport): Answer | undefined => {
  const links = read.head.history.filter(({ cycle }) => cycle === read.cycle);
  const last = links.findLast(isAnswer);
  const answeredAgain = links.some(
    ({ what, rev }) => what === 'report-sent-for-signature' && rev > (last?.rev ?? 0),
  );
  return last?.who === personId && !answeredAgain ? last : undefined;
};

/** Thanks, what was answered and when, and what happens next. */
const answeredPage = (open: OpenReport, { what, at }: Answer): string => {
  const { view, paths } = open;
  const title = view.t(`report.signed.${what}`);
  return renderPage(
    <Page view={view} title={title} back={paths.pledge}>
      <Panel title={title}>{view.t('report.signedOn', { at: formatInstant(view.language, at) })}</Panel>
      <p class="govuk-body">{view.t(`report.signedNext.${what}`)}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.root}>
          {view.t('report.signedRead')}
        </a>
      </p>
    </Page>,
  );
};

/** Nothing waits for this person: it was answered, taken back, or was never theirs. */
const nothingPage = (open: OpenReport): string => {
  const { view, read, paths } = open;
  const answer = ownAnswer(open);
  if (answer !== undefined) return answeredPage(open, answer);
  const title = view.t('report.signNothing');
  return renderPage(
    <Page view={view} title={title} back={paths.pledge}>
      <Heading caption={read.head.name}>{title}</Heading>
      <p class="govuk-body">
        {view.t('report.signNothingText', { state: label(view.t, `states.report.${read.report.state}`) })}
      </p>
    </Page>,
  );
};

const versionToSign = async (
  { read, personId }: OpenReport,
  ports: Ports,
): Promise<ReportVersion | undefined> => {
  const { confirming } = read.report;
  if (confirming?.personId !== personId) return undefined;
  return load(ports.pact, reportVersionEntity, read.head.organisationId, read.cycle, confirming.version);
};

/** The question, in the words of the pledge that the report speaks of. */
const asked = async (open: OpenReport, ports: Ports, state: SignState): Promise<string> =>
  signPage(await inWordsOf(open, ports, reportTextOf(state.version)), state);

export const showSignReport = reportDoor(async (open, ports) => {
  const version = await versionToSign(open, ports);
  return html(
    version === undefined
      ? nothingPage(open)
      : await asked(open, ports, { version, comment: '', errors: {} }),
  );
});

const errorsOf = ({ ask }: OpenReport, comment: string, back: boolean): FieldErrors => {
  if (!back) return ask.form.get('declaration') === 'yes' ? {} : { declaration: ask.t('report.signMissing') };
  return breaksLimit(comment, COMMENT_LIMIT) === undefined
    ? {}
    : { comment: ask.t('report.signCommentMissing') };
};

/** The signatory confirms, or sends the report back. Pressing twice changes nothing more. */
export const answerSignReport = reportDoor(async (open, ports) => {
  const { ask, read, personId, paths } = open;
  const version = await versionToSign(open, ports);
  if (version === undefined) return html(nothingPage(open), 409);
  const comment = typedText(ask.form.get('comment'));
  const back = ask.form.get('do') === 'send-back';
  const errors = errorsOf(open, comment, back);
  if (Object.keys(errors).length > 0)
    return html(await asked(open, ports, { version, comment, errors }), 422);
  const who = { organisationId: read.head.organisationId, personId, cycle: read.cycle };
  const answered = back
    ? await sendReportBack(ports, { ...who, comment })
    : await confirmReport(ports, { ...who, sha256: ask.form.get('sha256') ?? '' });
  if (answered.ok) return seeOther(paths.sign);
  if (answered.refusal.why !== 'changed-meanwhile') return html(nothingPage(open), 409);
  const changed = { [WHOLE_FORM]: ask.t('report.signChanged') };
  return html(await asked(open, ports, { version, comment, errors: changed }), 409);
});
