import { canonicalJson } from '../../platform/canonical.ts';
import { derivedId } from '../../platform/ids.ts';
import type { Ports } from '../../platform/ports.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { create, load, save } from '../../platform/store/entity.ts';
import { toInstant } from '../../platform/time.ts';
import { readEntries } from '../read-entries.ts';
import { type Import, type ImportRow, importEntity, importPartEntity, ROWS_PER_ITEM } from './model.ts';
import { type Fate, planImport } from './plan.ts';

export interface CheckedList {
  readonly rows: readonly ImportRow[];
  readonly source: string;
  readonly attribution: string;
  /** The staff member's subject. */
  readonly staff: string;
}

/**
 * Keeps a list that was found whole, for a person to decide on. The same list is kept once, however often it is sent.
 * The item that names it comes last: until it stands, nothing can be decided about what is half there.
 */
export const keepImport = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { rows, source, attribution, staff }: CheckedList,
): Promise<string> => {
  const importId = derivedId('import', canonicalJson([...rows]), source, attribution);
  const createdAt = toInstant(ports.clock.now());
  const parts = Math.ceil(rows.length / ROWS_PER_ITEM);
  for (let number = 0; number < parts; number += 1) {
    const some = rows.slice(number * ROWS_PER_ITEM, (number + 1) * ROWS_PER_ITEM);
    await create(ports.pact, importPartEntity, { rev: 1, importId, number, rows: some, createdAt });
  }
  await create(ports.pact, importEntity, {
    rev: 1,
    importId,
    source,
    attribution,
    rows: rows.length,
    parts,
    createdAt,
    createdBy: staff,
    state: 'checked',
    leftOut: [],
    applied: 0,
  });
  return importId;
};

export interface PlannedImport {
  readonly list: Import;
  readonly plan: readonly Fate[];
}

/** A kept list and what it would do to the register as it stands; undefined where there is none. */
export const readImport = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  importId: string,
): Promise<PlannedImport | undefined> => {
  const list = await load(ports.pact, importEntity, importId);
  if (list === undefined) return undefined;
  const numbers = Array.from({ length: list.parts }, (_, number) => number);
  const parts = await Promise.all(
    numbers.map((number) => load(ports.pact, importPartEntity, importId, number)),
  );
  const rows = parts.flatMap((part) => part?.rows ?? []);
  if (rows.length !== list.rows) throw new Error(`Import ${importId} has lost rows`);
  return { list, plan: planImport(rows, await readEntries(ports)) };
};

export interface ImportDecision {
  readonly importId: string;
  readonly staff: string;
  /** Lines to take although their name looks like another. */
  readonly take: readonly number[];
}

/** What a decision comes to; what an earlier one about the same list has added is added by the list, and not there before it. */
const outcomeOf = ({ list, plan }: PlannedImport, leftOut: number): NonNullable<Import['outcome']> => {
  const count = (fate: Fate['fate']): number => plan.filter((one) => one.fate === fate).length;
  const earlier = list.state === 'applied' ? list.outcome : undefined;
  const there = count('there');
  const added = Math.min(earlier?.added ?? 0, there);
  const near = count('near') - leftOut;
  return {
    added: count('new') + near + added,
    near: near + Math.min(earlier?.near ?? 0, added),
    leftOut,
    there: there - added,
    double: count('double'),
  };
};

export type ImportRefusal = 'not-found' | 'changed-meanwhile';

const isUnderWay = ({ state }: Import): boolean => state === 'applying' || state === 'taking-back';

/** Who presses twice finds the own decision, anybody else a colleague's. */
const decidedBefore = (list: Import, staff: string): Result<Import, ImportRefusal> =>
  (list.state === 'applying' || list.state === 'applied') && list.decidedBy === staff
    ? done(list)
    : refused('changed-meanwhile');

/** Staff import a kept list. One write decides; the entries themselves follow from the stream. */
export const decideImport = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { importId, staff, take }: ImportDecision,
): Promise<Result<Import, ImportRefusal>> => {
  const planned = await readImport(ports, importId);
  if (planned === undefined) return refused('not-found');
  if (isUnderWay(planned.list)) return decidedBefore(planned.list, staff);
  const now = toInstant(ports.clock.now());
  const taken = new Set(take);
  const leftOut = planned.plan.filter(({ fate, row }) => fate === 'near' && !taken.has(row.line));
  const decided: Import = {
    ...planned.list,
    state: 'applying',
    leftOut: leftOut.map(({ row }) => row.line),
    outcome: outcomeOf(planned, leftOut.length),
    applied: 0,
    decidedAt: now,
    decidedBy: staff,
    takenBack: undefined,
    nudge: now,
  };
  const written = await save(ports.pact, importEntity, decided);
  if (written === 'done') return done(decided);
  const found = await load(ports.pact, importEntity, importId);
  return found === undefined ? refused('not-found') : decidedBefore(found, staff);
};

/** Staff take an applied import back. One write decides; that its entries go is a consequence, as that they came. */
export const takeImportBack = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { importId, staff }: Pick<ImportDecision, 'importId' | 'staff'>,
): Promise<Result<Import, ImportRefusal>> => {
  const list = await load(ports.pact, importEntity, importId);
  if (list === undefined) return refused('not-found');
  if (list.state !== 'applied') return refused('changed-meanwhile');
  const now = toInstant(ports.clock.now());
  const decided: Import = {
    ...list,
    state: 'taking-back',
    applied: 0,
    takenBack: { at: now, by: staff },
    nudge: now,
  };
  return (await save(ports.pact, importEntity, decided)) === 'done'
    ? done(decided)
    : refused('changed-meanwhile');
};
