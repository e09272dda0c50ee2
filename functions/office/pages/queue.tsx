import { Page, renderPage } from '../../platform/html/page.tsx';
import { type Column, Table, Tag } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import { type View, viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { typedLine } from '../../platform/http/typed-text.ts';
import { formatDay, label, type MessageKey, type Translator } from '../../platform/i18n/translate.ts';
import { brusselsDay } from '../../platform/time.ts';
import { readOpenClaims } from '../../register/claims/settle-claim.ts';
import type { OfficePorts } from '../ports.ts';
import { QUEUE_VIEWS, type QueuePage, type QueueRow, type QueueView, readQueue } from '../read-queue.ts';
import { reportStateWords } from '../report-state.ts';
import { readOpenTasks, type TaskShown } from '../tasks.ts';
import { TasksAside } from './tasks-aside.tsx';

const addressOf = ({ organisationId, cycle }: QueueRow): string =>
  cycle === undefined
    ? `/office/pledges/${organisationId}`
    : `/office/pledges/${organisationId}/reports/${cycle}`;

const stateWords = (t: Translator, { state, cycle }: QueueRow): string =>
  cycle === undefined ? label(t, `states.pledge.${state}`) : reportStateWords(t, state);

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
    cell: (row) => (
      <>
        <Tag colour={statusColour(row.state)}>{stateWords(t, row)}</Tag>
        {row.reviewer === undefined ? null : (
          <div class="govuk-hint govuk-!-margin-bottom-0">
            <bdi>{row.reviewer}</bdi>
          </div>
        )}
      </>
    ),
  },
  {
    head: t(view === 'published' ? 'office.columnPublished' : 'office.columnSince'),
    cell: (row) => (
      <>
        <strong>{t('office.days', { days: row.age })}</strong>
        <div class="govuk-hint govuk-!-margin-bottom-0">{formatDay(t.language, brusselsDay(row.since))}</div>
      </>
    ),
  },
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

/** What of the queue is asked for, and what was found. */
interface Shown {
  readonly t: Translator;
  readonly show: QueueView;
  /** How the names begin that were looked for. */
  readonly begins: string;
  readonly page: QueuePage;
}

/** The queue shows its oldest only: they leave it as they are dealt with. */
const More = ({ t, show, begins, page: { next } }: Shown) => {
  if (next === undefined) return null;
  return show === 'published' ? (
    <p class="govuk-body">
      <a
        class="govuk-link"
        href={`/office?${new URLSearchParams({ show, ...(begins === '' ? {} : { q: begins }), from: next })}`}
      >
        {t('office.more')}
      </a>
    </p>
  ) : (
    <p class="govuk-body">{t('office.moreWaiting')}</p>
  );
};

const Search = ({ t, show, begins }: Pick<Shown, 't' | 'show' | 'begins'>) => (
  <form method="get" action="/office">
    <input type="hidden" name="show" value={show} />
    <div class="govuk-form-group">
      <label class="govuk-label" for="q">
        {t('office.searchLabel')}
      </label>
      <input
        class="govuk-input govuk-input--width-20"
        id="q"
        name="q"
        type="search"
        value={begins}
        dir="auto"
      />
    </div>
    <button type="submit" class="govuk-button govuk-button--secondary">
      {t('office.searchButton')}
    </button>
  </form>
);

const NOTHING = { published: 'office.searchNone', begun: 'office.begunNone' } as const;

const nothingWords = ({ t, show, begins }: Shown): string =>
  begins !== '' && (show === 'published' || show === 'begun')
    ? t(NOTHING[show])
    : label(t, `office.empty.${show}`);

const Rows = (shown: Shown) => {
  const { t, show, page } = shown;
  return page.rows.length === 0 ? (
    <p class="govuk-inset-text">{nothingWords(shown)}</p>
  ) : (
    <Table
      caption={label(t, `office.view.${show}`)}
      hideCaption
      narrow="rows"
      columns={columns(t, show)}
      rows={page.rows}
    />
  );
};

const WORDS: Readonly<
  Record<'waiting' | 'published' | 'begun', { readonly title: MessageKey; readonly text: MessageKey }>
> = {
  waiting: { title: 'office.queueTitle', text: 'office.queueText' },
  published: { title: 'office.view.published', text: 'office.publishedText' },
  begun: { title: 'office.view.begun', text: 'office.begunText' },
};

interface QueueProps {
  readonly view: View;
  readonly shown: Shown;
  readonly tasks: readonly TaskShown[];
  readonly claims: number;
}

const Queue = ({ view, shown, tasks, claims }: QueueProps) => {
  const { t, show } = shown;
  const byName = show === 'published' || show === 'begun';
  const words = WORDS[byName ? show : 'waiting'];
  const title = label(t, words.title);
  return (
    <Page view={view} title={title} wide>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{label(t, words.text)}</p>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Tabs t={t} view={show} />
          {byName ? <Search {...shown} /> : null}
          <Rows {...shown} />
          <More {...shown} />
        </div>
        <div class="govuk-grid-column-one-third">
          <TasksAside view={view} tasks={tasks} claims={claims} />
        </div>
      </div>
    </Page>
  );
};

const viewAsked = (ask: Ask): QueueView =>
  QUEUE_VIEWS.find((name) => name === ask.query.get('show')) ?? 'all';

export const showQueue = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  const show = viewAsked(ask);
  const begins = typedLine(ask.query.get('q'));
  const [page, tasks, { length: claims }] = await Promise.all([
    readQueue(ports, { view: show, now: ask.now, from: ask.query.get('from') ?? '', begins }),
    readOpenTasks(ports),
    readOpenClaims(ports),
  ]);
  const shown = { t: ask.t, show, begins, page };
  return html(renderPage(<Queue view={viewOf(ask)} shown={shown} tasks={tasks} claims={claims} />));
};
