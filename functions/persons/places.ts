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

const dropContact = async ({ pact }: Needed, organisationId: string, hash: string): Promise<number> => {
  for (;;) {
    const draft = await load(pact, draftEntity, organisationId);
    if (draft?.contact === undefined || addressHash(draft.contact.values.email) !== hash) return 0;
    const { contact: _, ...others } = draft;
    if ((await save(pact, draftEntity, others)) === 'done') return 1;
  }
};

const dropListedHash = async ({ pact }: Needed, organisationId: string, hash: string): Promise<number> => {
  for (;;) {
    const listed = await load(pact, listedEntity, organisationId);
    if (listed?.contactHash !== hash) return 0;
    const { contactHash: _, ...others } = listed;
    if ((await save(pact, listedEntity, others)) === 'done') return 1;
  }
};

const inOrganisation = async (ports: Needed, erased: Erased, item: Item): Promise<number> => {
  const { organisationId } = fromItem(memberEntity, item);
  const { personId, by, addressHash: hash } = erased;
  const left = await leaveOrganisation(ports, { organisationId, personId, by });
  const dropped = hash === undefined ? 0 : await dropContact(ports, organisationId, hash);
  return (await remove(ports.pact, item)) + dropped + (left ? 1 : 0);
};

const ofType = (items: readonly Item[], type: string): readonly Item[] =>
  items.filter((item) => item['type'] === type);

type Clearing = (ports: Needed, item: Item, hash: string) => Promise<number>;

const organisationOf = (item: Item): string => String(item['organisationId']);

const BEARING_THE_ADDRESS: Readonly<Record<string, Clearing>> = {
  [draftEntity.type]: (ports, item, hash) => dropContact(ports, organisationOf(item), hash),
  [listedEntity.type]: (ports, item, hash) => dropListedHash(ports, organisationOf(item), hash),
  [challengeEntity.type]: ({ pact }, item) => remove(pact, item),
};

/** The address may be another person's by now: it has signed in again, as somebody new. */
const freeAddress = async ({ pact }: Needed, { personId, addressHash: hash }: Erased): Promise<number> => {
  if (hash === undefined) return 0;
  const key = { pk: `ADDRESS#${hash}`, sk: 'ADDRESS' };
  const item = await pact.get(key);
  return item?.['personId'] === personId ? remove(pact, key) : 0;
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
    clear: async (ports, { addressHash: hash }) => {
      if (hash === undefined) return 0;
      const items = await found(ports.pact, addressIndexKey(hash));
      return sum(
        items.map(
          (item) => BEARING_THE_ADDRESS[String(item['type'])]?.(ports, item, hash) ?? Promise.resolve(0),
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
