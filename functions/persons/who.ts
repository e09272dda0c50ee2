import { memberEntity, personEntity } from '../access/model.ts';
import { load } from '../platform/store/entity.ts';
import type { Table } from '../platform/store/table.ts';
import type { HistoryLink } from '../pledges/history.ts';

/** Who did something, as far as may be told to the organisation itself. */
export type Who =
  | { readonly is: 'time' }
  | { readonly is: 'office' }
  /** Absent name: the person has been erased. */
  | { readonly is: 'person'; readonly personId: string; readonly name?: string };

const nameOf = async (pact: Table, organisationId: string, personId: string): Promise<string | undefined> => {
  const [member, person] = await Promise.all([
    load(pact, memberEntity, organisationId, personId),
    load(pact, personEntity, personId),
  ]);
  return person === undefined ? undefined : (member?.name ?? person.email);
};

/** Whom the links of a history name: `who` → the person's name, or address where no name is known. */
export const whoOf = async (
  pact: Table,
  organisationId: string,
  links: readonly HistoryLink[],
): Promise<ReadonlyMap<string, Who>> => {
  const all = [...new Set(links.map(({ who }) => who))];
  const known = await Promise.all(
    all.map(async (who): Promise<[string, Who]> => {
      if (who === 'time') return [who, { is: 'time' }];
      if (who.startsWith('staff:')) return [who, { is: 'office' }];
      const name = await nameOf(pact, organisationId, who);
      return [who, { is: 'person', personId: who, ...(name === undefined ? {} : { name }) }];
    }),
  );
  return new Map(known);
};
