import type { Instant } from '../../platform/time.ts';
import type { PledgeEntry, RegisterEntry } from '../entry.ts';
import { inPages } from './in-pages.ts';

/** What the data says of itself: as of when, and how it is to be read. */
export interface DataSettings {
  readonly asOf: Instant;
  /** Address of the site, without a slash at the end. */
  readonly siteUrl: string;
}

const NOTES = [
  'Pledges are voluntary and create no legal duties.',
  'A listing is no endorsement by the European Commission and gives no presumption of conformity with the AI Act.',
];

export const pageOf = (siteUrl: string, id: string): string =>
  `${siteUrl}/en/register/${encodeURIComponent(id)}`;

const dataOf = (siteUrl: string, id: string): string =>
  `${siteUrl}/api/v1/organisations/${encodeURIComponent(id)}.json`;

export const reportData = ({ cycle, state, due, expected, publishedAt }: PledgeEntry['reports'][number]) => ({
  cycle,
  state,
  due,
  ...(expected === undefined ? {} : { expectedBy: expected }),
  ...(publishedAt === undefined ? {} : { publishedAt }),
});

/** An organisation with a public pledge. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Finds the parent of an entry among all: none whose own pledge is not public. */
export const parentsIn = (
  entries: readonly RegisterEntry[],
): ((entry: RegisterEntry) => Named | undefined) => {
  const names = new Map(
    entries.flatMap((entry) =>
      entry.kind === 'pledge' && entry.state === 'published' ? [[entry.id, entry.name]] : [],
    ),
  );
  return (entry) => {
    const id = entry.kind === 'pledge' ? entry.parentId : undefined;
    const name = id === undefined ? undefined : names.get(id);
    return id === undefined || name === undefined ? undefined : { id, name };
  };
};

/** One row of the register as data. */
export const entryData = (
  entry: RegisterEntry,
  { siteUrl, parent }: Pick<DataSettings, 'siteUrl'> & { readonly parent?: Named | undefined },
) => {
  const links = { page: pageOf(siteUrl, entry.id), data: dataOf(siteUrl, entry.id) };
  if (entry.kind === 'listed') {
    const { kind: _, ...facts } = entry;
    return { ...facts, state: 'listed' as const, ...links };
  }
  const { id, name, state, publishedAt, madeUp, card, reports, heldUntil, formerNames, formerIds } = entry;
  const { name: _, ...facts } = card ?? { name };
  return {
    id,
    name,
    state,
    madeUp,
    publishedAt,
    ...facts,
    formerNames,
    formerIds,
    ...(parent === undefined ? {} : { parent }),
    reports: reports.map(reportData),
    ...(heldUntil === undefined ? {} : { reportsHeldUntil: heldUntil }),
    ...links,
  };
};

/** Where the page after this one is; undefined for the last. */
export const nextPage = (
  path: string,
  { page, pages, siteUrl }: { readonly page: number; readonly pages: number; readonly siteUrl: string },
): string | undefined => (page < pages ? `${siteUrl}${path}?page=${page + 1}` : undefined);

const REGISTER_JSON = '/api/v1/register.json';

/** A page of the register, in the order of names; undefined where there is none of that number. Most registers have one. */
export const registerData = (
  entries: readonly RegisterEntry[],
  { asOf, siteUrl, page }: DataSettings & { readonly page: number },
) => {
  const parentOf = parentsIn(entries);
  const rows = entries.map((entry) => entryData(entry, { siteUrl, parent: parentOf(entry) }));
  const all = inPages(rows, (row) => Buffer.byteLength(JSON.stringify(row)));
  const organisations = all[page - 1];
  const pages = all.length;
  const next = nextPage(REGISTER_JSON, { page, pages, siteUrl });
  return organisations === undefined
    ? undefined
    : {
        ...{ asOf, notes: NOTES, count: entries.length, page, pages },
        ...(next === undefined ? {} : { next }),
        organisations,
      };
};
