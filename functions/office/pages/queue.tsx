import { Page, renderPage } from '../../platform/html/page.tsx';
import { type Column, Table, Tag } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import { type View, viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { formatDay, label, type Translator } from '../../platform/i18n/translate.ts';
import { brusselsDay } from '../../platform/time.ts';
import type { OfficePorts } from '../ports.ts';
import { QUEUE_VIEWS, type QueuePage, type QueueRow, type QueueView, readQueue } from '../read-queue.ts';
import { readOpenTasks, type TaskShown } from '../tasks.ts';
import { TasksAside } from './tasks-aside.tsx';

const addressOf = ({ organisationId, cycle }: QueueRow): string =>
  cycle === undefined
    ? `/office/pledges/${organisationId}`
    : `/office/pledges/${organisationId}/reports/${cycle}`;

const stateWords = (t: Translator, { state, cycle }: QueueRow): string =>
  label(t, `states.${cycle === undefined ? 'pledge' : 'report'}.${state}`);

const columns = (t: Translator, view: QueueView): readonly Column<QueueRow>[] => [
  {
    head: t('office.columnOrganisation'),
    rowHead: true,
    cell: (row) => (
      <>
        <a class="govuk-link" href={addressOf(row)}>
          <bdi>{row.name === '' ? row.organisationId : row.name}</bdi>
        </a>{' '}
        {row.madeUp ? <Tag colour="purple">{t('office.madeUp')}</Tag> : null}
      </>
    ),
  },
  {
    head: t('office.columnWhat'),
    cell: (row) =>
      row.cycle === undefined ? t('office.aPledge') : t('office.aReport', { cycle: row.cycle }),
  },
  {
    head: t('office.columnState'),
    cell: (row) => <Tag colour={statusColour(row.state)}>{stateWords(t, row)}</Tag>,
  },
  {
    head: t(view === 'published' ? 'office.columnPublished' : 'office.columnSince'),
    cell: (row) => formatDay(t.language, brusselsDay(row.since)),
  },
  { head: t('office.columnAge'), numeric: true, cell: (row) => t('office.days', { days: row.age }) },
];

const Tabs = ({ t, view }: { readonly t: Translator; readonly view: QueueView }) => (
  <nav aria-label={t('office.filter')}>
    <ul class="govuk-list site-views">
      {QUEUE_VIEWS.map((name) => (
        <li key={name}>
          {name === view ? (
            <strong aria-current="page">{label(t, `office.view.${name}`)}</strong>
          ) : (
            <a class="govuk-link" href={`/office?show=${name}`}>
              {label(t, `office.view.${name}`)}
            </a>
          )}
        </li>
      ))}
    </ul>
  </nav>
);

/** The queue shows its oldest only: they leave it as they are dealt with. */
const More = ({ t, show, next }: { t: Translator; show: QueueView; next: string | undefined }) => {
  if (next === undefined) return null;
  return show === 'published' ? (
    <p class="govuk-body">
      <a class="govuk-link" href={`/office?${new URLSearchParams({ show, from: next })}`}>
        {t('office.more')}
      </a>
    </p>
  ) : (
    <p class="govuk-body">{t('office.moreWaiting')}</p>
  );
};

interface QueueProps {
  readonly view: View;
  readonly show: QueueView;
  readonly page: QueuePage;
  readonly tasks: readonly TaskShown[];
}

const Rows = ({ t, show, page }: { t: Translator; show: QueueView; page: QueuePage }) =>
  page.rows.length === 0 ? (
    <p class="govuk-inset-text">{label(t, `office.empty.${show}`)}</p>
  ) : (
    <Table
      caption={label(t, `office.view.${show}`)}
      hideCaption
      columns={columns(t, show)}
      rows={page.rows}
    />
  );

const Queue = ({ view, show, page, tasks }: QueueProps) => {
  const { t } = view;
  return (
    <Page view={view} title={t('office.queueTitle')} wide>
      <h1 class="govuk-heading-l">{t('office.queueTitle')}</h1>
      <p class="govuk-body">{t('office.queueText')}</p>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Tabs t={t} view={show} />
          <Rows t={t} show={show} page={page} />
          <More t={t} show={show} next={page.next} />
        </div>
        <div class="govuk-grid-column-one-third">
          <TasksAside view={view} tasks={tasks} />
        </div>
      </div>
    </Page>
  );
};

const viewAsked = (ask: Ask): QueueView =>
  QUEUE_VIEWS.find((name) => name === ask.query.get('show')) ?? 'all';

export const showQueue = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  const show = viewAsked(ask);
  const [page, tasks] = await Promise.all([
    readQueue(ports, { view: show, now: ask.now, from: ask.query.get('from') ?? '' }),
    readOpenTasks(ports),
  ]);
  return html(renderPage(<Queue view={viewOf(ask)} show={show} page={page} tasks={tasks} />));
};
