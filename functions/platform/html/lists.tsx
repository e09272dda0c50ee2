import type { ComponentChildren } from 'preact';
import { Tag, type TagColour } from './tag.tsx';

export interface SummaryRow {
  readonly key: string;
  readonly value: ComponentChildren;
  /** Link at the end of the row; `about` is read to screen readers after the text. */
  readonly action?: { readonly href: string; readonly text: string; readonly about: string };
}

/** Where some rows have an action, those without keep its place free. */
const rowClass = (row: SummaryRow, someHaveActions: boolean): string =>
  someHaveActions && row.action === undefined
    ? 'govuk-summary-list__row govuk-summary-list__row--no-actions'
    : 'govuk-summary-list__row';

const SummaryAction = ({ href, text, about }: NonNullable<SummaryRow['action']>) => (
  <dd class="govuk-summary-list__actions">
    <a class="govuk-link" href={href}>
      {text}
      <span class="govuk-visually-hidden"> {about}</span>
    </a>
  </dd>
);

export const SummaryList = (props: {
  readonly rows: readonly SummaryRow[];
  /** Where keys can be addresses, which a narrow column would break within a word. */
  readonly wideKeys?: boolean;
}) => {
  const { rows, wideKeys = false } = props;
  const someHaveActions = rows.some((row) => row.action !== undefined);
  return (
    <dl class={`govuk-summary-list${wideKeys ? ' site-wide-keys' : ''}`}>
      {rows.map((row) => (
        <div class={rowClass(row, someHaveActions)} key={row.key}>
          <dt class="govuk-summary-list__key">{row.key}</dt>
          <dd class="govuk-summary-list__value">{row.value}</dd>
          {row.action === undefined ? null : <SummaryAction {...row.action} />}
        </div>
      ))}
    </dl>
  );
};

export interface TaskRow {
  readonly id: string;
  readonly title: string;
  readonly hint?: ComponentChildren;
  /** Absent where the task cannot be started yet. */
  readonly href?: string | undefined;
  readonly status: string;
  readonly colour?: TagColour | undefined;
}

export const TaskList = (props: { readonly tasks: readonly TaskRow[] }) => (
  <ul class="govuk-task-list">
    {props.tasks.map((task) => (
      <li
        class={`govuk-task-list__item${task.href === undefined ? '' : ' govuk-task-list__item--with-link'}`}
        key={task.id}
      >
        <div class="govuk-task-list__name-and-hint">
          {task.href === undefined ? (
            <div>{task.title}</div>
          ) : (
            <a
              class="govuk-link govuk-task-list__link"
              href={task.href}
              aria-describedby={`${task.id}-status`}
            >
              {task.title}
            </a>
          )}
          {task.hint === undefined ? null : <div class="govuk-task-list__hint">{task.hint}</div>}
        </div>
        <div class="govuk-task-list__status" id={`${task.id}-status`}>
          {task.colour === undefined ? task.status : <Tag colour={task.colour}>{task.status}</Tag>}
        </div>
      </li>
    ))}
  </ul>
);
