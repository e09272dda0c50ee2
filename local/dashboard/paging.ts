import { type Html, html } from './html.ts';

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly links: Html;
}

/** One page of a list, with links to the pages before and after; the query's other fields are kept. */
export const pageOf = <T>(all: readonly T[], query: URLSearchParams, size = 50): PageOf<T> => {
  const asked = Number(query.get('page') ?? '1');
  const last = Math.max(1, Math.ceil(all.length / size));
  const at = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), last) : 1;
  const link = (to: number, label: string) => {
    const target = new URLSearchParams(query);
    target.set('page', String(to));
    return html`<a href="?${target.toString()}">${label}</a> `;
  };
  return {
    items: all.slice((at - 1) * size, at * size),
    links: html`<p>${all.length} in all. ${at > 1 && link(at - 1, 'Newer')}${at < last && link(at + 1, 'Older')}</p>`,
  };
};
