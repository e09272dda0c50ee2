import type { ComponentChildren } from 'preact';

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
  /**
   * On a narrow screen each row stands as a paragraph under its heading, and nothing scrolls: `rows` names numbers only,
   * `named` says of every cell what it is.
   */
  readonly narrow?: 'rows' | 'named';
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
  <section class="table-scroll" aria-label={props.caption} tabIndex={0}>
    <table class={`govuk-table${props.narrow === undefined ? '' : ' site-rows'}`}>
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
                  {...(props.narrow === 'named' || (props.narrow === 'rows' && column.numeric === true)
                    ? { 'data-head': column.head }
                    : {})}
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
