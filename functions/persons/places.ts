import { addressHash, addressIndexKey, personIndexKey, traceIndexKey } from '../access/address.ts';
import { codeLimitEntity } from '../access/code-limit.ts';
import { knownBrowserEntity } from '../access/known-browser.ts';
import { LETTERS, senderSubject } from '../access/letter-limit.ts';
import {
  addressEntity,
  challengeEntity,
  memberEntity,
  personEntity,
  sessionEntity,
} from '../access/model.ts';
import { stopLinkEntity, stoppedEntity } from '../mail/stop.ts';
import type { Ports } from '../platform/ports.ts';
import { fromItem, load, save } from '../platform/store/entity.ts';
import type { Item, Key, Table } from '../platform/store/table.ts';
import type { Instant } from '../platform/time.ts';
import { draftEntity } from '../pledges/draft.ts';
import { listedEntity } from '../register/listed.ts';
import { leaveOrganisation } from './leave.ts';
import type { Erased } from './tombstone.ts';

type Needed = Pick<Ports, 'pact' | 'clock'>;

/** One kind of place where something about a person stands. */
export interface Place {
  /** The types of items that it clears. */
  readonly clears: readonly string[];
  /** Takes the person out; answers how much there was. Does the same again, as often as it is asked. */
  readonly clear: (ports: Needed, erased: Erased) => Promise<number>;
}

/** All items that the index of contacts has under a key. It lags; who has to be sure looks again later. */
export const found = async (table: Table, key: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.index({ index: 'contact', key, ...(cursor === undefined ? {} : { cursor }) });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
};

const remove = async (table: Table, key: Key): Promise<number> => {
  for (;;) {
    const item = await table.get(key);
    if (item === undefined) return 0;
    if ((await table.remove(key, { rev: item.rev })) === 'done') return 1;
  }
};

const sum = async (counts: readonly Promise<number>[]): Promise<number> =>
  (await Promise.all(counts)).reduce((all, count) => all + count, 0);

/** What bears the address of an erased person. */
interface Bearing {
  readonly hash: string;
  /** The address is another person's since then: what that person has written stays. */
  readonly before: Instant | undefined;
}

const addressKey = (hash: string): Key => ({ pk: `ADDRESS#${hash}`, sk: 'ADDRESS' });

/** The address may be another person's by now: whoever had it has signed in again, as somebody new. */
const bearing = async (
  { pact }: Needed,
  { personId, addressHash: hash, at }: Erased,
): Promise<Bearing | undefined> => {
  if (hash === undefined) return undefined;
  const address = await pact.get(addressKey(hash));
  return { hash, before: address === undefined || address['personId'] === personId ? undefined : at };
};

const dropContact = async (
  { pact }: Needed,
  organisationId: string,
  { hash, before }: Bearing,
): Promise<number> => {
  for (;;) {
    const draft = await load(pact, draftEntity, organisationId);
    if (draft?.contact === undefined || addressHash(draft.contact.values.email) !== hash) return 0;
    if (before !== undefined && draft.contact.at > before) return 0;
    const { contact: _, ...others } = draft;
    if ((await save(pact, draftEntity, others)) === 'done') return 1;
  }
};

const dropListedHash = async (
  { pact }: Needed,
  organisationId: string,
  { hash, before }: Bearing,
): Promise<number> => {
  for (;;) {
    const listed = await load(pact, listedEntity, organisationId);
    if (listed?.contactHash !== hash || before !== undefined) return 0;
    const { contactHash: _, ...others } = listed;
    if ((await save(pact, listedEntity, others)) === 'done') return 1;
  }
};

const inOrganisation = async (ports: Needed, erased: Erased, item: Item): Promise<number> => {
  const { organisationId } = fromItem(memberEntity, item);
  const { personId, by } = erased;
  const left = await leaveOrganisation(ports, { organisationId, personId, by });
  const bears = await bearing(ports, erased);
  const dropped = bears === undefined ? 0 : await dropContact(ports, organisationId, bears);
  return (await remove(ports.pact, item)) + dropped + (left ? 1 : 0);
};

const ofType = (items: readonly Item[], type: string): readonly Item[] =>
  items.filter((item) => item['type'] === type);

type Clearing = (ports: Needed, item: Item, bears: Bearing) => Promise<number>;

const organisationOf = (item: Item): string => String(item['organisationId']);

const BEARING_THE_ADDRESS: Readonly<Record<string, Clearing>> = {
  [draftEntity.type]: (ports, item, bears) => dropContact(ports, organisationOf(item), bears),
  [listedEntity.type]: (ports, item, bears) => dropListedHash(ports, organisationOf(item), bears),
  [challengeEntity.type]: async ({ pact }, item, { before }) =>
    before === undefined ? remove(pact, item) : 0,
};

const freeAddress = async (ports: Needed, erased: Erased): Promise<number> => {
  const bears = await bearing(ports, erased);
  return bears === undefined || bears.before !== undefined ? 0 : remove(ports.pact, addressKey(bears.hash));
};

/**
 * Every place that holds something about a person, in the order in which they are cleared: the organisations are found by
 * its members, and the address must be free before the person is gone, lest signing in bring the same person back.
 */
export const PLACES: readonly Place[] = [
  {
    clears: [memberEntity.type],
    clear: async (ports, erased) => {
      const items = await found(ports.pact, personIndexKey(erased.personId));
      return sum(ofType(items, memberEntity.type).map((item) => inOrganisation(ports, erased, item)));
    },
  },
  {
    clears: Object.keys(BEARING_THE_ADDRESS),
    clear: async (ports, erased) => {
      const bears = await bearing(ports, erased);
      if (bears === undefined) return 0;
      const items = await found(ports.pact, addressIndexKey(bears.hash));
      return sum(
        items.map(
          (item) => BEARING_THE_ADDRESS[String(item['type'])]?.(ports, item, bears) ?? Promise.resolve(0),
        ),
      );
    },
  },
  {
    clears: [sessionEntity.type, stopLinkEntity.type, knownBrowserEntity.type],
    clear: async ({ pact }, { personId }) =>
      sum((await found(pact, traceIndexKey(personId))).map((item) => remove(pact, item))),
  },
  {
    clears: [codeLimitEntity.type],
    clear: async ({ pact }, { personId, addressHash: hash }) => {
      const byAddress =
        hash === undefined ? [] : ['address', ...LETTERS].map((subject) => `${subject} ${hash}`);
      const subjects = [senderSubject(personId), ...byAddress];
      return sum(subjects.map((subject) => remove(pact, codeLimitEntity.key(subject))));
    },
  },
  { clears: [addressEntity.type], clear: freeAddress },
  {
    clears: [stoppedEntity.type],
    clear: ({ pact }, { personId }) => remove(pact, stoppedEntity.key(personId)),
  },
  {
    clears: [personEntity.type],
    clear: ({ pact }, { personId }) => remove(pact, personEntity.key(personId)),
  },
];
