import type { Ports } from '../../platform/ports.ts';
import { create, load, save } from '../../platform/store/entity.ts';
import { listedEntity, listedIdOf } from '../listed.ts';
import { withListedLink } from '../listed-history.ts';
import { claimedEntries, removeEntry } from '../remove-entry.ts';
import { type Import, type ImportRow, importEntity, importPartEntity } from './model.ts';

type Needed = Pick<Ports, 'pact'>;

/** Entries written at the same time. */
const ABREAST = 10;

/**
 * Put when absent under an id worked out from the name: writing it again changes nothing. What was removed from the list
 * before is there again, as this list says it.
 */
const listRow = async (ports: Needed, list: Import, { line: _, ...row }: ImportRow): Promise<void> => {
  const { importId, source, attribution, decidedAt: at = list.createdAt, decidedBy = list.createdBy } = list;
  const organisationId = listedIdOf(row.name);
  const entry = { organisationId, source, attribution, ...row, import: importId };
  if ((await create(ports.pact, listedEntity, { rev: 1, ...entry })) === 'done') return;
  const there = await load(ports.pact, listedEntity, organisationId);
  if (there?.removed === undefined) return;
  const history = withListedLink(there.history, { at, who: `staff:${decidedBy}`, what: 'restored' });
  await save(ports.pact, listedEntity, { rev: there.rev, ...entry, history });
};

type RowWork = (row: ImportRow) => Promise<unknown>;

/** Only what this import has put here, and only what nobody has claimed or decided about: the rest stays. */
const takingBack = async (ports: Needed, { importId, takenBack }: Import): Promise<RowWork> => {
  if (takenBack === undefined) throw new Error(`Nobody has taken import ${importId} back`);
  const claimed = await claimedEntries(ports);
  const removal = { by: `staff:${takenBack.by}`, at: takenBack.at, claimed, import: importId };
  return ({ name }) => removeEntry(ports, { ...removal, listedId: listedIdOf(name) });
};

const applyPart = async (ports: Needed, list: Import, number: number): Promise<void> => {
  const part = await load(ports.pact, importPartEntity, list.importId, number);
  if (part === undefined) throw new Error(`Import ${list.importId} has lost part ${number}`);
  const carryOut: RowWork =
    list.state === 'taking-back' ? await takingBack(ports, list) : (row) => listRow(ports, list, row);
  const leftOut = new Set(list.leftOut);
  const rows = part.rows.filter(({ line }) => !leftOut.has(line));
  for (let at = 0; at < rows.length; at += ABREAST) {
    await Promise.all(rows.slice(at, at + ABREAST).map(carryOut));
  }
};

/** Refusals in a row that are taken for somebody else at the same work. */
const TRIES = 5;

/**
 * Makes every entry of a decided import exist, or of one taken back be gone, noting each part that does: a crash anywhere is made good by being told
 * again, from the part it reached. Throws where the import moves at every try.
 */
export const applyImport = async (
  ports: Needed,
  importId: string,
): Promise<'applied' | 'nothing-to-apply'> => {
  for (let refusals = 0; refusals < TRIES; ) {
    const list = await load(ports.pact, importEntity, importId);
    if (list?.nudge === undefined) return 'nothing-to-apply';
    const left = list.applied < list.parts;
    if (left) await applyPart(ports, list, list.applied);
    const next: Import = left
      ? { ...list, applied: list.applied + 1 }
      : { ...list, state: list.state === 'taking-back' ? 'taken-back' : 'applied', nudge: undefined };
    if ((await save(ports.pact, importEntity, next)) === 'refused') refusals += 1;
    else if (!left) return 'applied';
  }
  throw new Error(`Import ${importId} moved at every try to apply it`);
};
