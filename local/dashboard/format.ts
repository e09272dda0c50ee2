import { type Content, type Html, html } from './html.ts';

const LONG = new Intl.DateTimeFormat('en-IE', {
  timeZone: 'Europe/Brussels',
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment (ms, virtual) in Brussels time. */
export const moment = (ms: number): Html =>
  html`<time datetime="${new Date(ms).toISOString()}">${LONG.format(ms)}</time>`;

/** A name without the hash that CDK appends to make it unique. */
export const readable = (name: string): string => name.replace(/(?<=\w)[0-9A-F]{8}(?= |$)/, '');

/** JSON to be read by a person. */
export const json = (value: unknown): string => JSON.stringify(value, null, 2) ?? '';

export interface TableOf<T> {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly T[];
  readonly cells: (row: T) => readonly Content[];
  /** Said instead of a table when there are no rows. */
  readonly none: string;
}

/** A cell says its column too: on a narrow screen it stands under the others, not beside them. */
const cellsOf = (columns: readonly string[], cells: readonly Content[]): readonly Html[] =>
  cells.map((cell, at) => html`<td role="cell" data-column="${columns[at] ?? ''}">${cell}</td>`);

/** A table; the roles are said aloud because style takes them away where rows are stacked. */
export const table = <T>({ label, columns, rows, cells, none }: TableOf<T>): Html =>
  rows.length === 0
    ? html`<p class="quiet">${none}</p>`
    : html`<table role="table" aria-label="${label}">
<thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${cellsOf(columns, cells(row))}</tr>`)}</tbody>
</table>`;

/** One button that posts; `about` completes what it says for those who hear it out of its row. */
export const button = (action: string, name: string, value: string, label: string, about = ''): Html =>
  html`<form method="post" action="${action}"><button type="submit" name="${name}" value="${value}"${
    about === '' ? '' : html` aria-label="${label}: ${about}"`
  }>${label}</button></form>`;
