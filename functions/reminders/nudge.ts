import { personEntity } from '../access/model.ts';
import { waitsAgain } from '../mail/attempt.ts';
import { mailEntity } from '../mail/model.ts';
import { carryOutErasure, type ErasePorts } from '../persons/erase.ts';
import { lookAtPerson } from '../persons/look-at-person.ts';
import { erasedEntity } from '../persons/tombstone.ts';
import { namedError } from '../platform/named-error.ts';
import type { Ports } from '../platform/ports.ts';
import { fromItem, save } from '../platform/store/entity.ts';
import type { Item, Key } from '../platform/store/table.ts';
import { toInstant } from '../platform/time.ts';
import { draftEntity } from '../pledges/draft.ts';
import { pledgeHead } from '../pledges/head.ts';
import { lookAtDraft } from '../pledges/look-at-draft.ts';
import { NUDGE_AFTER_MS } from './find-due.ts';
import { stepEntity } from './step.ts';

export interface RoundPorts extends Ports, ErasePorts {}

/** A head is due again from now on, which gives its reaction time. */
const nudgeHead = async (ports: RoundPorts, item: Item): Promise<boolean> => {
  const ms = ports.clock.now();
  if (String(item['dueAt']) > toInstant(ms - NUDGE_AFTER_MS)) return false;
  return (
    (await save(ports.pact, pledgeHead, { ...fromItem(pledgeHead, item), nudge: toInstant(ms) })) === 'done'
  );
};

/** The stream of `sent` tells `mail-out` of mails that wait. */
const nudgeMail = async (ports: RoundPorts, item: Item): Promise<boolean> =>
  (await save(ports.sent, mailEntity, waitsAgain(fromItem(mailEntity, item)))) === 'done';

/** What is done about items of a kind that are due, instead of writing them as they stand. */
const DONE_ABOUT: Readonly<Record<string, (ports: RoundPorts, item: Item) => Promise<boolean>>> = {
  [stepEntity.type]: async (_, { pk, sk }) => {
    throw namedError('BrokenStep', `${pk} ${sk} cannot be read`);
  },
  [erasedEntity.type]: async (ports, item) => {
    await carryOutErasure(ports, fromItem(erasedEntity, item).personId);
    return true;
  },
  [pledgeHead.type]: nudgeHead,
  [mailEntity.type]: nudgeMail,
  [draftEntity.type]: (ports, item) => lookAtDraft(ports, fromItem(draftEntity, item).organisationId),
  [personEntity.type]: (ports, item) => lookAtPerson(ports, fromItem(personEntity, item).personId),
};

/**
 * Sees to one item that is due: by the rule of its kind, or by writing it as it stands, so that its stream tells again.
 * Throws for a step: steps are carried out, and only one that cannot be read comes here. Nothing is written where the
 * item is no longer due, or somebody writes at the same moment: that tells too.
 */
export const nudge = async (
  ports: RoundPorts,
  { table, ...key }: Key & { readonly table: 'pact' | 'sent' },
): Promise<boolean> => {
  const item = await ports[table].get(key);
  const dueAt = item?.['dueAt'];
  if (item === undefined || dueAt === undefined || String(dueAt) > toInstant(ports.clock.now())) return false;
  const own = DONE_ABOUT[String(item['type'])];
  if (own !== undefined) return own(ports, item);
  return (await ports[table].put({ ...item, rev: item.rev + 1 }, { rev: item.rev })) === 'done';
};
