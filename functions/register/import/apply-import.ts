import type { Ports } from '../../platform/ports.ts';
import { create, load, save } from '../../platform/store/entity.ts';
import { changedItem } from '../../platform/stream-record.ts';
import { listedEntity, listedIdOf } from '../listed.ts';
import { type Import, type ImportRow, importEntity, importPartEntity } from './model.ts';

type Needed = Pick<Ports, 'pact'>;

/** Entries written at the same time. */
const ABREAST = 10;

/** Put when absent under an id worked out from the name: writing it again changes nothing. */
const listRow = async (
  ports: Needed,
  { source, attribution }: Import,
  { line: _, ...row }: ImportRow,
): Promise<void> => {
  const organisationId = listedIdOf(row.name);
  await create(ports.pact, listedEntity, { rev: 1, organisationId, source, attribution, ...row });
};

const applyPart = async (ports: Needed, list: Import, number: number): Promise<void> => {
  const part = await load(ports.pact, importPartEntity, list.importId, number);
  if (part === undefined) throw new Error(`Import ${list.importId} has lost part ${number}`);
  const leftOut = new Set(list.leftOut);
  const rows = part.rows.filter(({ line }) => !leftOut.has(line));
  for (let at = 0; at < rows.length; at += ABREAST) {
    await Promise.all(rows.slice(at, at + ABREAST).map((row) => listRow(ports, list, row)));
  }
};

/** Refusals in a row that are taken for somebody else at the same work. */
const TRIES = 5;

/**
 * Makes every entry of a decided import exist, noting each part that does: a crash anywhere is made good by being told
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
      : { ...list, state: 'applied', nudge: undefined };
    if ((await save(ports.pact, importEntity, next)) === 'refused') refusals += 1;
    else if (!left) return 'applied';
  }
  throw new Error(`Import ${importId} moved at every try to apply it`);
};

/** Applies the import that a record of the stream of `pact` tells of, if it asks for it. */
export const reactToImport =
  (ports: Needed) =>
  async (record: unknown): Promise<void> => {
    const item = changedItem(record);
    if (item?.type !== importEntity.type || item.nudge === undefined || item.importId === undefined) return;
    await applyImport(ports, item.importId);
  };
