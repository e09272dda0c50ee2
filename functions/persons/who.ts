import { memberEntity, personEntity } from '../access/model.ts';
import { load } from '../platform/store/entity.ts';
import type { Table } from '../platform/store/table.ts';
import type { Event, HistoryLink } from '../pledges/history.ts';

/** Who did something, as far as may be told to the organisation itself. */
export type Who =
  | { readonly is: 'time' }
  | { readonly is: 'office' }
  /** Somebody of another organisation, whose people are nobody's business here. */
  | { readonly is: 'other' }
  /** Absent name: the person has been erased. */
  | { readonly is: 'person'; readonly personId: string; readonly name?: string };

/** What the people of a parent organisation may do about a subsidiary. */
const BY_OTHERS: readonly Event[] = ['parent-confirmed', 'parent-ended'];

const personOf = async (
  pact: Table,
  organisationId: string,
  { who: personId, what }: HistoryLink,
): Promise<Who> => {
  const [member, person] = await Promise.all([
    load(pact, memberEntity, organisationId, personId),
    load(pact, personEntity, personId),
  ]);
  if (member === undefined && BY_OTHERS.includes(what)) return { is: 'other' };
  const name = person === undefined ? undefined : (member?.name ?? person.email);
  return { is: 'person', personId, ...(name === undefined ? {} : { name }) };
};

/** Whom the links of a history name: `who` → the person's name, or address where no name is known. */
export const whoOf = async (
  pact: Table,
  organisationId: string,
  links: readonly HistoryLink[],
): Promise<ReadonlyMap<string, Who>> => {
  // One link of each, the first: whoever has no other than of another organisation is none of this one's people.
  const all = [...new Map(links.toReversed().map((link) => [link.who, link])).values()];
  const known = await Promise.all(
    all.map(async (link): Promise<[string, Who]> => {
      const { who } = link;
      if (who === 'time') return [who, { is: 'time' }];
      if (who.startsWith('staff:')) return [who, { is: 'office' }];
      return [who, await personOf(pact, organisationId, link)];
    }),
  );
  return new Map(known);
};
