import { CommitmentWords, WordingNote } from '../../catalogue/wording.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { TaskList, type TaskRow } from '../../platform/html/parts.tsx';
import { html } from '../../platform/http/answer.ts';
import type { Ports } from '../../platform/ports.ts';
import { textAtHand } from '../read-report.ts';
import type { ReportText } from '../report.ts';
import { inWordsOf, type OpenReport, reportDoor } from './open-report.ts';
import { Reasons, ReportSummary, reportTitle, StateText } from './parts.tsx';
import { askedToConfirm } from './signatories.ts';

const commitmentTasks = ({ view, read, paths }: OpenReport): readonly TaskRow[] =>
  read.commitments.map(({ id, rev }) => ({
    id,
    title: view.t('report.commitmentTitle', { id }),
    hint: <CommitmentWords view={view} id={id} />,
    href: paths.commitment(id),
    ...(rev > 0
      ? { status: view.t('report.statusSaved') }
      : { status: view.t('report.statusToDo'), colour: 'blue' }),
  }));

const Writing = ({ open }: { readonly open: OpenReport }) => {
  const { view, read, paths } = open;
  const { t } = view;
  const saved = read.commitments.filter(({ rev }) => rev > 0).length;
  return (
    <>
      <p class="govuk-body">{t('report.introOne')}</p>
      <p class="govuk-body">{t('report.introPublic')}</p>
      <h2 class="govuk-heading-m">{t('report.tasks')}</h2>
      <p class="govuk-body">{t('report.savedCount', { saved, total: read.commitments.length })}</p>
      <TaskList tasks={commitmentTasks(open)} />
      <p class="govuk-body">
        <a class="govuk-button" draggable={false} href={paths.check}>
          {t('report.check')}
        </a>
      </p>
    </>
  );
};

const Submitted = ({ open, text }: { readonly open: OpenReport; readonly text: ReportText }) => (
  <>
    {text.commitments.map(({ id, report }) => (
      <div key={id}>
        <h2 class="govuk-heading-m">{open.view.t('report.commitmentTitle', { id })}</h2>
        <p class="govuk-body">
          <CommitmentWords view={open.view} id={id} />
        </p>
        <ReportSummary view={open.view} report={report} />
      </div>
    ))}
  </>
);

interface Shown {
  /** What can no longer be written on. */
  readonly text: ReportText | undefined;
  readonly signer: string | undefined;
}

const overviewPage = (open: OpenReport, { text, signer }: Shown): string => {
  const { view, read, paths } = open;
  const title = reportTitle(open);
  return renderPage(
    <Page view={view} title={title} back={paths.pledge}>
      <Heading caption={read.head.name}>{title}</Heading>
      <StateText open={open} signer={signer} />
      <WordingNote view={view} />
      <Reasons open={open} />
      {open.writable ? <Writing open={open} /> : null}
      {open.writable || text === undefined ? null : <Submitted open={open} text={text} />}
      {read.report.state === 'published' ? (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.public}>
            {view.t('report.toPublic')}
          </a>
        </p>
      ) : null}
    </Page>,
  );
};

export const showOverview = reportDoor(async (open: OpenReport, ports: Ports) => {
  const { read, writable } = open;
  const text = writable ? undefined : await textAtHand(ports, read.head, read.cycle);
  const signer = await askedToConfirm(ports, read.head, read.cycle);
  return html(overviewPage(text === undefined ? open : await inWordsOf(open, ports, text), { text, signer }));
});
