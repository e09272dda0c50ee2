import * as z from 'zod/mini';
import { putTask } from '../office/put-task.ts';
import { sha256 } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { create, defineEntity, fromItem, load, loadAll } from '../platform/store/entity.ts';
import { type PledgeHead, placeOfName, pledgeHead, REGISTER } from '../pledges/head.ts';
import { isGivenUp } from '../pledges/pending-text.ts';
import { textOf, versionEntity } from '../pledges/version.ts';
import { claimEntity } from './claims/model.ts';
import { type Traits, traitsOf } from './likeness.ts';
import { listedEntity } from './listed.ts';

const traitPartition = (likeness: string, text: string): string => `TRAIT#${sha256(`${likeness} ${text}`)}`;

/** An organisation under a trait that others may share. It holds no more than a hash and an id, and is never removed. */
export const traitEntity = defineEntity({
  type: 'trait',
  shape: 1,
  schema: z.object({ rev: z.int(), partition: z.string(), organisationId: z.string() }),
  key: (partition: string, organisationId: string) => ({ pk: partition, sk: `ORG#${organisationId}` }),
  keyOf: ({ partition, organisationId }) => ({ pk: partition, sk: `ORG#${organisationId}` }),
});

const sharing = async (
  ports: Pick<Ports, 'pact'>,
  organisationId: string,
  traits: Traits,
): Promise<readonly string[]> => {
  const found = new Set<string>();
  for (const { likeness, text } of traitsOf(traits)) {
    const partition = traitPartition(likeness, text);
    await create(ports.pact, traitEntity, { rev: 1, partition, organisationId });
    const there = await loadAll(ports.pact, traitEntity, { pk: partition, prefix: 'ORG#' });
    for (const other of there) found.add(other.organisationId);
  }
  found.delete(organisationId);
  return [...found];
};

/** Earlier signatories listed under the same name, by an index that lags: the claim to one is looked at by itself. */
const listedAs = async (ports: Pick<Ports, 'pact'>, { legalName }: Traits): Promise<readonly string[]> => {
  const folded = placeOfName(legalName);
  const range = { from: `${folded}#`, upTo: `${folded}#~` };
  const { items } = await ports.pact.index({ index: 'listing', key: REGISTER, ...range, limit: 20 });
  return items
    .filter(({ type }) => type === listedEntity.type)
    .map((item) => fromItem(listedEntity, item))
    .filter(({ claimed }) => claimed === undefined)
    .map(({ organisationId }) => organisationId);
};

/** The entry that an organisation has claimed is looked at by itself. */
const isClaimedBy = async (
  ports: Pick<Ports, 'pact'>,
  { organisationId }: PledgeHead,
  listedId: string,
): Promise<boolean> => (await load(ports.pact, claimEntity, organisationId))?.listedId === listedId;

/**
 * A pledge of the same organisation that was withdrawn or given up is no duplicate, and what is made up is none of what
 * is real.
 */
const counts = async (ports: Pick<Ports, 'pact'>, head: PledgeHead, otherId: string): Promise<boolean> => {
  const other = await load(ports.pact, pledgeHead, otherId);
  if (other === undefined) {
    const listed = await load(ports.pact, listedEntity, otherId);
    return listed !== undefined && listed.removed === undefined && !(await isClaimedBy(ports, head, otherId));
  }
  return (
    other.merged === undefined &&
    head.merged === undefined &&
    other.madeUp === head.madeUp &&
    !isGivenUp(other) &&
    (other.current?.state !== 'withdrawn' || other.pending !== undefined)
  );
};

/**
 * Notes by what the organisation of a signed text can be known, and puts a task before staff for each other that shares
 * one of these. Can be repeated: the same two organisations are one task, whichever of them comes second.
 */
export const findDuplicates = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  head: PledgeHead,
  version: number,
): Promise<void> => {
  const { organisationId } = head;
  const stored = await load(ports.pact, versionEntity, organisationId, version);
  if (stored === undefined) return;
  const traits = textOf(stored).organisation;
  const others = new Set([
    ...(await sharing(ports, organisationId, traits)),
    ...(await listedAs(ports, traits)),
  ]);
  for (const other of others) {
    if (!(await counts(ports, head, other))) continue;
    const isPledge = (await load(ports.pact, pledgeHead, other)) !== undefined;
    const [first, second] =
      isPledge && other < organisationId ? [other, organisationId] : [organisationId, other];
    await putTask(ports, { organisationId: first, reason: 'likely-duplicate', about: second });
  }
};
