import * as z from 'zod/mini';
import { create, defineEntity, load } from '../platform/store/entity.ts';
import type { Table } from '../platform/store/table.ts';
import { organisationPartition, type PledgeHead } from './head.ts';
import { HistoryLink, writingSince } from './history.ts';

/** With so many links, about 50 KB, the head hands its oldest on: an item of DynamoDB holds 400 KB at most. */
export const MOST_LINKS = 200;
/** How many links one part holds. */
export const LINKS_A_PART = 100;

const HistoryPartShape = z.object({
  rev: z.int(),
  organisationId: z.string(),
  /** From 1, without gaps. */
  number: z.int(),
  links: z.array(HistoryLink),
});
export type HistoryPart = z.infer<typeof HistoryPartShape>;

const sortKey = (number: number): string => `HISTORY#${String(number).padStart(4, '0')}`;

/** Links that were moved out of a head, oldest first; put down once, never changed. */
export const historyPartEntity = defineEntity({
  type: 'history-part',
  shape: 2,
  // 1: nobody deleted a draft.
  formerShapes: [1],
  schema: HistoryPartShape,
  key: (organisationId: string, number: number) => ({
    pk: organisationPartition(organisationId),
    sk: sortKey(number),
  }),
  keyOf: (part) => ({ pk: organisationPartition(part.organisationId), sk: sortKey(part.number) }),
});

/**
 * The head with its oldest links moved into a part of their own, once it holds too many; the part is put first. Where the
 * write of the head is lost afterwards, the part stands unused, and the next try finds it there with the same links: they
 * never change. Links that are not settled stay.
 */
export const fileOldLinks = async (pact: Table, head: PledgeHead): Promise<PledgeHead> => {
  const links = head.history.slice(0, LINKS_A_PART);
  const last = links.at(-1);
  if (head.history.length < MOST_LINKS || last === undefined || last.rev > head.settled) return head;
  const { organisationId, filed } = head;
  const number = (filed?.parts ?? 0) + 1;
  await create(pact, historyPartEntity, { rev: 1, organisationId, number, links });
  const held = { history: links, filed };
  return {
    ...head,
    history: head.history.slice(LINKS_A_PART),
    filed: { parts: number, hash: last.hash, writingSince: writingSince(held) },
  };
};

/** The parts of a history, oldest first; throws where one is missing. */
const partsOf = (pact: Table, { organisationId, filed }: PledgeHead): Promise<readonly HistoryPart[]> =>
  Promise.all(
    Array.from({ length: filed?.parts ?? 0 }, async (_, at) => {
      const part = await load(pact, historyPartEntity, organisationId, at + 1);
      if (part === undefined)
        throw new Error(`Part ${at + 1} of the history of ${organisationId} is missing`);
      return part;
    }),
  );

/** Everything that ever happened, oldest first: from the parts, then from the head. */
export const wholeHistory = async (pact: Table, head: PledgeHead): Promise<readonly HistoryLink[]> => [
  ...(await partsOf(pact, head)).flatMap(({ links }) => links),
  ...head.history,
];
