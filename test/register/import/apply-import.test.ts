import { describe, expect, it } from 'vitest';
import { load } from '../../../functions/platform/store/entity.ts';
import type { Table } from '../../../functions/platform/store/table.ts';
import { applyImport } from '../../../functions/register/import/apply-import.ts';
import { decideImport, keepImport, readImport } from '../../../functions/register/import/import.ts';
import { importEntity, ROWS_PER_ITEM } from '../../../functions/register/import/model.ts';
import { reactToImport } from '../../../functions/register/import/react.ts';
import { mergeListed } from '../../../functions/register/merge.ts';
import { readEntries } from '../../../functions/register/read-entries.ts';
import { findDue } from '../../../functions/reminders/find-due.ts';
import { nudge } from '../../../functions/reminders/nudge.ts';
import { must } from '../../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../../support/ports.ts';
import { asStaff } from '../../support/signed-in.ts';

const LETTERS = [...'bcdfghjklmnpqrstvwxz'];
/** Names that no slip makes alike: every letter stands three times. */
const nameOf = (at: number): string =>
  [at % 20, Math.floor(at / 20) % 20, Math.floor(at / 400)]
    .map((n) => (LETTERS[n] ?? '').repeat(3))
    .join('a');
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ line: at + 1, name: nameOf(at) }));

const keep = (ports: TestPorts, rows = rowsOf(450)) =>
  keepImport(ports, { rows, source: 'A list', attribution: 'Ours', staff: 'rita' });
const decide = async (ports: TestPorts, importId: string, take: readonly number[] = []) =>
  must(await decideImport(ports, { importId, staff: 'rita', take }));
const listed = (ports: TestPorts) => ports.pact.items().filter(({ type }) => type === 'listed');

/** A table that dies at the nth write. */
const dyingAt = (table: Table, last: number): Table => {
  let writes = 0;
  return {
    ...table,
    put: async (...put) => {
      writes += 1;
      if (writes >= last) throw new Error('power cut');
      return table.put(...put);
    },
  };
};

describe('an import', () => {
  it('changes nothing until somebody decides', async () => {
    const ports = testPorts();
    const importId = await keep(ports);
    expect(await applyImport(ports, importId)).toBe('nothing-to-apply');
    expect(listed(ports)).toEqual([]);
    const planned = await readImport(ports, importId);
    expect(planned?.plan.every(({ fate }) => fate === 'new')).toBe(true);
  });

  it('keeps what the decision came to, while its entries are put and afterwards', async () => {
    const ports = testPorts();
    const rows = [...rowsOf(3), { line: 4, name: nameOf(0) }, { line: 5, name: `${nameOf(1)} AB` }];
    const importId = await keep(ports, rows);
    await decide(ports, importId);
    const outcome = async () => (await load(ports.pact, importEntity, importId))?.outcome;
    const before = await outcome();
    expect(before).toEqual({ added: 3, near: 0, leftOut: 1, there: 0, double: 1 });
    await applyImport(ports, importId);
    expect(await outcome()).toEqual(before);
    const erik = await asStaff(ports, ['editor']);
    const { body } = await erik.get(`/office/import/${importId}`);
    expect([body.includes('Added by the import'), body.includes('nothing more to import')]).toEqual([
      true,
      false,
    ]);
  });

  it('says the same after a second press, and adds up what is taken later', async () => {
    const ports = testPorts();
    const importId = await keep(ports, [...rowsOf(3), { line: 4, name: `${nameOf(1)} AB` }]);
    const outcome = async () => (await load(ports.pact, importEntity, importId))?.outcome;
    const first = { added: 3, near: 0, leftOut: 1, there: 0, double: 0 };
    await Promise.all([decide(ports, importId), decide(ports, importId)]);
    await decide(ports, importId);
    const colleague = await decideImport(ports, { importId, staff: 'erik', take: [4] });
    expect([await outcome(), colleague]).toEqual([first, { ok: false, refusal: 'changed-meanwhile' }]);
    await applyImport(ports, importId);
    await decide(ports, importId);
    expect(await outcome()).toEqual(first);
    await applyImport(ports, importId);
    await decide(ports, importId, [4]);
    expect(await outcome()).toEqual({ added: 4, near: 1, leftOut: 0, there: 0, double: 0 });
    await applyImport(ports, importId);
    expect(listed(ports)).toHaveLength(4);
  });

  it('twice changes nothing', async () => {
    const ports = testPorts();
    const importId = await keep(ports);
    await decide(ports, importId);
    await applyImport(ports, importId);
    const once = listed(ports);
    expect(once).toHaveLength(450);
    expect(await keep(ports)).toBe(importId);
    await decide(ports, importId);
    await applyImport(ports, importId);
    expect(listed(ports)).toEqual(once);
  });

  it.each([
    1,
    2,
    100,
    ROWS_PER_ITEM + 1,
    ROWS_PER_ITEM + 2,
    449,
  ])('that dies at write %i is whole after it is told again', async (last) => {
    const ports = testPorts();
    const importId = await keep(ports);
    await decide(ports, importId);
    await expect(applyImport({ pact: dyingAt(ports.pact, last) }, importId)).rejects.toThrow('power cut');
    expect((await load(ports.pact, importEntity, importId))?.state).toBe('applying');
    expect(await applyImport(ports, importId)).toBe('applied');
    expect(listed(ports)).toHaveLength(450);
  });

  it('whose stream never told is found by the round', async () => {
    const ports = testPorts();
    const importId = await keep(ports);
    await decide(ports, importId);
    ports.clock.advance(DAY_MS);
    const { due } = await findDue(ports, 'start');
    expect(due).toHaveLength(1);
    const [one] = due;
    expect(one?.kind === 'nudge' && (await nudge(ports, one))).toBe(true);
    const image = { type: { S: 'import' }, importId: { S: importId }, nudge: { S: 'x' } };
    await reactToImport(ports)({ dynamodb: { NewImage: image } });
    expect(listed(ports)).toHaveLength(450);
    expect((await findDue(ports, 'start')).due).toEqual([]);
  });

  it('leaves out what looks like another, unless it is ticked', async () => {
    const ports = testPorts();
    const rows = ['Acme', 'Acme GmbH', 'Bolt Power', 'Bolt Powre'].map((name, at) => ({
      name,
      line: at + 1,
    }));
    const importId = await keep(ports, rows);
    await decide(ports, importId, [4]);
    await applyImport(ports, importId);
    expect((await readEntries(ports)).map(({ name }) => name)).toEqual(['Acme', 'Bolt Power', 'Bolt Powre']);
  });

  it('does not bring back what was merged away', async () => {
    const ports = testPorts();
    const importId = await keep(ports, rowsOf(2));
    await decide(ports, importId);
    await applyImport(ports, importId);
    const [first, second] = await readEntries(ports);
    must(await mergeListed(ports, { listedId: first?.id ?? '', into: second?.id ?? '', staff: 'rita' }));
    const again = await readImport(ports, importId);
    expect(again?.plan.map(({ fate }) => fate)).toEqual(['there', 'there']);
    await decide(ports, importId);
    await applyImport(ports, importId);
    expect(await readEntries(ports)).toHaveLength(1);
  });

  it('puts nothing on any ladder', async () => {
    const ports = testPorts();
    const importId = await keep(ports);
    await decide(ports, importId);
    await applyImport(ports, importId);
    ports.clock.advance(800 * DAY_MS);
    expect((await findDue(ports, 'start')).due).toEqual([]);
    expect(new Set(ports.pact.items().map(({ type }) => type))).toEqual(
      new Set(['import', 'import-rows', 'listed']),
    );
  });
});
