import type { Item } from '../../../functions/platform/store/table.ts';

/** Reads stored items as they are, without the schemas under test. */
export type Fields = Readonly<Record<string, unknown>>;

export const fieldsIn = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export interface Link {
  readonly rev: unknown;
  readonly what: string;
  readonly at: string;
  readonly hash: string;
  readonly cycle: string | undefined;
  readonly version: unknown;
}

/** A pledge's head, as far as the checks look at it. */
export interface HeadView {
  readonly organisationId: string;
  readonly pending: string | undefined;
  readonly pendingVersion: unknown;
  readonly current: string | undefined;
  readonly currentVersion: unknown;
  readonly currentHash: unknown;
  readonly publishedAt: string | undefined;
  readonly currentSince: string | undefined;
  readonly signatures: readonly Fields[];
  readonly reports: ReadonlyMap<
    string,
    {
      readonly state: string;
      readonly due: string;
      readonly since: string;
      /** Person id of who is to confirm it. */
      readonly asked: string | undefined;
    }
  >;
}

const reportsOf = (value: unknown): HeadView['reports'] =>
  new Map(
    Object.entries(fieldsIn(value)).map(([cycle, report]) => {
      const { state, due, since, confirming } = fieldsIn(report);
      const asked = textIn(fieldsIn(confirming)['personId']);
      return [cycle, { state: String(state), due: String(due), since: String(since), asked }];
    }),
  );

const views = new WeakMap<Item, HeadView>();

export const headView = (item: Item): HeadView => {
  const known = views.get(item);
  if (known !== undefined) return known;
  const pending = fieldsIn(item['pending']);
  const current = fieldsIn(item['current']);
  const view = {
    organisationId: String(item['organisationId']),
    pending: textIn(pending['state']),
    pendingVersion: pending['version'],
    current: textIn(current['state']),
    currentVersion: current['version'],
    currentHash: current['sha256'],
    publishedAt: textIn(current['publishedAt']),
    currentSince: textIn(current['since']),
    signatures: listIn(pending['signatures']).map(fieldsIn),
    reports: reportsOf(item['reports']),
  };
  views.set(item, view);
  return view;
};

const linkOf = (value: unknown): Link => {
  const { rev, what, at, hash, cycle, version } = fieldsIn(value);
  return { rev, what: String(what), at: String(at), hash: String(hash), cycle: textIn(cycle), version };
};

export const linksFrom = (item: Item, from: number): readonly Link[] =>
  listIn(item['history']).slice(from).map(linkOf);
export const historyLength = (item: Item): number => listIn(item['history']).length;
