import { readStaffNames, type StaffNames } from '../../access/staff/names.ts';
import { Button, Form, TextArea } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Inset, Table } from '../../platform/html/parts.tsx';
import { type FieldErrors, type View, viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { breaksLimit, typedText } from '../../platform/http/typed-text.ts';
import { formatInstant, label } from '../../platform/i18n/translate.ts';
import { readOpenClaims } from '../../register/claims/settle-claim.ts';
import type { OfficePorts } from '../ports.ts';
import { closeTask, readClosedTasks, readOpenTasks, SHOWN, type TaskShown } from '../tasks.ts';
import { Told } from './told.tsx';

const NOTE_LIMIT = { min: 1, max: 1000 } as const;
const noteField = (taskId: string): string => `note-${taskId}`;

interface TasksProps {
  readonly view: View;
  readonly tasks: readonly TaskShown[];
  readonly closed: readonly TaskShown[];
  readonly staff: StaffNames;
  /** Claims to listed entries that wait. */
  readonly claims: number;
  readonly done?: string | undefined;
  readonly refused?: string | undefined;
  readonly errors?: FieldErrors;
  /** Notes typed before, by task. */
  readonly typed?: Readonly<Record<string, string>>;
}

const About = ({ view, shown }: { readonly view: View; readonly shown: TaskShown }) => (
  <>
    <a class="govuk-link" href={`/office/pledges/${encodeURIComponent(shown.task.organisationId)}`}>
      <bdi>{shown.name === '' ? view.t('office.taskOpen') : shown.name}</bdi>
    </a>{' '}
    {view.t('office.taskSince', { at: formatInstant(view.language, shown.task.createdAt) })}{' '}
    {view.t('office.days', { days: shown.age })}
  </>
);

const Compare = ({ view, shown: { task } }: { readonly view: View; readonly shown: TaskShown }) => (
  <p class="govuk-body">
    <a
      class="govuk-link"
      href={`/office/compare/${encodeURIComponent(task.organisationId)}/${encodeURIComponent(task.about)}`}
    >
      {view.t('office.compareTitle')}
    </a>
  </p>
);

const OneTask = ({ view, shown, typed }: { view: View; shown: TaskShown; typed: string }) => {
  const { t } = view;
  const { taskId, reason } = shown.task;
  return (
    <section aria-labelledby={`task-${taskId} task-${taskId}-about`}>
      <h2 class="govuk-heading-m" id={`task-${taskId}`}>
        {label(t, `office.task.${reason}`)}
      </h2>
      <p class="govuk-body" id={`task-${taskId}-about`}>
        <About view={view} shown={shown} />
      </p>
      <p class="govuk-body">{label(t, `office.taskHelp.${reason}`)}</p>
      {reason === 'likely-duplicate' ? <Compare view={view} shown={shown} /> : null}
      <Form view={view} action={`/office/tasks/${encodeURIComponent(taskId)}/close`}>
        <TextArea
          name={noteField(taskId)}
          label={t('office.taskNote')}
          value={typed}
          rows={2}
          maxLength={NOTE_LIMIT.max}
        />
        <Button look="secondary">
          {t('office.taskClose')}
          <span class="govuk-visually-hidden">: {shown.name}</span>
        </Button>
      </Form>
    </section>
  );
};

/** What was closed lately, by whom and with which note. */
const Closed = ({ view, closed, staff }: Pick<TasksProps, 'view' | 'closed' | 'staff'>) => {
  const { t, language } = view;
  if (closed.length === 0) return null;
  return (
    <Table
      caption={t('office.closedTasks')}
      narrow="rows"
      columns={[
        {
          head: t('office.columnWhen'),
          cell: ({ task }) => formatInstant(language, task.closedAt ?? task.createdAt),
        },
        {
          head: t('office.columnWhat'),
          rowHead: true,
          cell: ({ task, name }) => (
            <>
              {label(t, `office.task.${task.reason}`)} · <bdi>{name}</bdi>
            </>
          ),
        },
        {
          head: t('office.columnWho'),
          cell: ({ task }) => <bdi>{t('office.whoStaff', { name: staff(task.closedBy ?? '') })}</bdi>,
        },
        {
          head: t('office.taskNote'),
          cell: ({ task }) => (
            <span class="typed" dir="auto">
              {task.note}
            </span>
          ),
        },
      ]}
      rows={closed}
    />
  );
};

const Tasks = (props: TasksProps) => {
  const { view, tasks, claims, errors = {}, typed = {} } = props;
  const { t } = view;
  return (
    <Page view={view} title={t('office.tasksTitle')} errors={errors}>
      <Told {...props} />
      <h1 class="govuk-heading-l">{t('office.tasksTitle')}</h1>
      <p class="govuk-body">{t('office.tasksText')}</p>
      {claims === 0 ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href="/office/claims">
            {t('office.claimsWait', { count: claims })}
          </a>
        </p>
      )}
      {tasks.length === 0 ? <Inset>{t('office.noTasks')}</Inset> : null}
      {tasks.slice(0, SHOWN).map((shown) => (
        <OneTask key={shown.task.taskId} view={view} shown={shown} typed={typed[shown.task.taskId] ?? ''} />
      ))}
      {tasks.length > SHOWN ? <p class="govuk-body">{t('office.moreWaiting')}</p> : null}
      <Closed {...props} />
    </Page>
  );
};

type Extra = Pick<TasksProps, 'done' | 'refused' | 'errors' | 'typed'>;

const show = async (ask: Ask, ports: OfficePorts, extra: Extra): Promise<string> => {
  const [tasks, closed, { length: claims }] = await Promise.all([
    readOpenTasks(ports),
    readClosedTasks(ports),
    readOpenClaims(ports),
  ]);
  return renderPage(
    <Tasks
      view={{ ...viewOf(ask), path: '/office/tasks' }}
      tasks={tasks}
      closed={closed}
      staff={
        await readStaffNames(
          ports,
          closed.map(({ task }) => task.closedBy),
        )
      }
      claims={claims}
      {...extra}
    />,
  );
};

export const showTasks = async (ask: Ask, ports: OfficePorts): Promise<Answer> =>
  html(await show(ask, ports, ask.query.has('done') ? { done: ask.t('office.taskClosed') } : {}));

export const doCloseTask = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const { task: taskId = '' } = ask.params;
  const note = typedText(ask.form.get(noteField(taskId)));
  const typed = { [taskId]: note };
  const fault = breaksLimit(note, NOTE_LIMIT);
  if (fault !== undefined) {
    const errors = { [noteField(taskId)]: label(ask.t, `office.note.${fault}`) };
    return html(await show(ask, ports, { errors, typed }), 422);
  }
  const closed = await closeTask(ports, { taskId, staff: ask.visitor.subject, note });
  if (closed.ok) return seeOther('/office/tasks?done=yes');
  if (closed.refusal === 'not-found') return faultPage(ask, { fault: 'not-found' });
  return html(await show(ask, ports, { refused: ask.t('office.taskClosedAlready'), typed }), 409);
};
