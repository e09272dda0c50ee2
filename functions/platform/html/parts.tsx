import type { ComponentChildren } from 'preact';
import type { View } from './view.ts';

export type TagColour = 'grey' | 'green' | 'blue' | 'yellow' | 'red' | 'orange' | 'purple';

export const Tag = (props: { readonly colour?: TagColour; readonly children: ComponentChildren }) => (
  <strong class={props.colour === undefined ? 'govuk-tag' : `govuk-tag govuk-tag--${props.colour}`}>
    {props.children}
  </strong>
);

export const Inset = (props: { readonly children: ComponentChildren }) => (
  <div class="govuk-inset-text">{props.children}</div>
);

export const Warning = (props: { readonly view: View; readonly children: ComponentChildren }) => (
  <div class="govuk-warning-text">
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">{props.view.t('common.warning')}</span>
      {props.children}
    </strong>
  </div>
);

export const Details = (props: { readonly summary: string; readonly children: ComponentChildren }) => (
  <details class="govuk-details">
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{props.summary}</span>
    </summary>
    <div class="govuk-details__text">{props.children}</div>
  </details>
);

/** The box that says what was just done. */
export const Panel = (props: { readonly title: string; readonly children?: ComponentChildren }) => (
  <div class="govuk-panel govuk-panel--confirmation">
    <h1 class="govuk-panel__title">{props.title}</h1>
    {props.children === undefined ? null : <div class="govuk-panel__body">{props.children}</div>}
  </div>
);

export const Banner = (props: {
  readonly title: string;
  readonly success?: boolean;
  readonly children: ComponentChildren;
}) => (
  <div
    class={`govuk-notification-banner${props.success === true ? ' govuk-notification-banner--success' : ''}`}
    role={props.success === true ? 'alert' : 'region'}
    aria-labelledby="banner-title"
  >
    <div class="govuk-notification-banner__header">
      <h2 class="govuk-notification-banner__title" id="banner-title">
        {props.title}
      </h2>
    </div>
    <div class="govuk-notification-banner__content">{props.children}</div>
  </div>
);

export interface SummaryRow {
  readonly key: string;
  readonly value: ComponentChildren;
  /** Link at the end of the row; `about` is read to screen readers after the text. */
  readonly action?: { readonly href: string; readonly text: string; readonly about: string };
}

export const SummaryList = (props: { readonly rows: readonly SummaryRow[] }) => (
  <dl class="govuk-summary-list">
    {props.rows.map((row) => (
      <div
        class={`govuk-summary-list__row${row.action === undefined ? ' govuk-summary-list__row--no-actions' : ''}`}
        key={row.key}
      >
        <dt class="govuk-summary-list__key">{row.key}</dt>
        <dd class="govuk-summary-list__value">{row.value}</dd>
        {row.action === undefined ? null : (
          <dd class="govuk-summary-list__actions">
            <a class="govuk-link" href={row.action.href}>
              {row.action.text}
              <span class="govuk-visually-hidden"> {row.action.about}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
);

export interface TaskRow {
  readonly id: string;
  readonly title: string;
  readonly hint?: string | undefined;
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

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly numeric?: boolean;
  /** The row's own heading. */
  readonly rowHead?: boolean;
}

/** A table that scrolls within itself on narrow screens; the caption is its name. */
export const Table = <Row,>(props: {
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
  <section class="table-scroll" aria-label={props.caption} tabIndex={0}>
    <table class="govuk-table">
      <caption
        class={
          props.hideCaption === true
            ? 'govuk-visually-hidden'
            : 'govuk-table__caption govuk-table__caption--m'
        }
      >
        {props.caption}
      </caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {props.columns.map((column) => (
            <th
              scope="col"
              key={column.head}
              class={`govuk-table__header${column.numeric === true ? ' govuk-table__header--numeric' : ''}`}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {props.rows.map((row, at) => (
          <tr class="govuk-table__row" key={String(at)}>
            {props.columns.map((column) =>
              column.rowHead === true ? (
                <th scope="row" key={column.head} class="govuk-table__header">
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.head}
                  class={`govuk-table__cell${column.numeric === true ? ' govuk-table__cell--numeric' : ''}`}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** An address somebody typed, for `href`: only http and https; undefined for anything else (`javascript:` above all). */
export const safeHref = (address: string): string | undefined => {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined;
};
