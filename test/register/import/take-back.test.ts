import { beforeEach, describe, expect, it } from 'vitest';
import { ensurePerson } from '../../../functions/access/ensure-person.ts';
import { addressHash } from '../../../functions/access/model.ts';
import { enterPledge } from '../../../functions/entered/enter-pledge.ts';
import { load } from '../../../functions/platform/store/entity.ts';
import { claimEntry } from '../../../functions/register/claims/claim-entry.ts';
import { recordEarlierReport } from '../../../functions/register/earlier-report.ts';
import { applyImport } from '../../../functions/register/import/apply-import.ts';
import {
  decideImport,
  keepImport,
  readImport,
  takeImportBack,
} from '../../../functions/register/import/import.ts';
import { importEntity } from '../../../functions/register/import/model.ts';
import { listEarlierSignatory } from '../../../functions/register/list-earlier-signatory.ts';
import { listedEntity, listedIdOf } from '../../../functions/register/listed.ts';
import { mergeListed } from '../../../functions/register/merge.ts';
import { readEntries } from '../../../functions/register/read-entries.ts';
import { readOrganisation } from '../../../functions/register/read-organisation.ts';
import { removeListed } from '../../../functions/register/remove-entry.ts';
import { judgeListed } from '../../../operate/verify/judge-listed.ts';
import { must } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { asStaff } from '../../support/signed-in.ts';

const NAMES = ['Asteria', 'Bifrost', 'Cirrus', 'Dagmar', 'Ekhaga', 'Fjellrev'];

let ports: TestPorts;
let importId: string;

const rows = (names: readonly string[]) => names.map((name, at) => ({ line: at + 1, name }));
const listNames = async () => (await readEntries(ports)).map(({ name }) => name);
const imported = async (names: readonly string[], contactHash?: string): Promise<string> => {
  const contact = contactHash === undefined ? {} : { contactHash };
  const kept = rows(names).map((row) => ({ ...row, ...contact }));
  const id = await keepImport(ports, { rows: kept, source: 'A list', attribution: 'Ours', staff: 'erik' });
  must(await decideImport(ports, { importId: id, staff: 'erik', take: [] }));
  await applyImport(ports, id);
  return id;
};
const takeBack = async () => {
  must(await takeImportBack(ports, { importId, staff: 'erik' }));
  await applyImport(ports, importId);
};

beforeEach(async () => {
  ports = testPorts();
  await listEarlierSignatory(ports, { name: 'Asteria', source: 'an older list' });
  importId = await imported(NAMES, addressHash('kim@nordlys.example'));
});

describe('an import that is taken back', () => {
  it('takes with it what came with it, and nothing that was there before', async () => {
    expect(await listNames()).toEqual(NAMES);
    await takeBack();
    expect(await listNames()).toEqual(['Asteria']);
    expect((await load(ports.pact, importEntity, importId))?.state).toBe('taken-back');
    expect((await readImport(ports, importId))?.plan.map(({ fate }) => fate)).toEqual([
      'there',
      ...NAMES.slice(1).map(() => 'new'),
    ]);
    expect(JSON.stringify(ports.pact.items().filter(({ type }) => type === 'listed'))).not.toContain(
      addressHash('kim@nordlys.example'),
    );
  });

  it('leaves what was claimed, what a claim waits for, what was merged, and what a report was recorded for', async () => {
    const { personId } = await ensurePerson(ports, { email: 'kim@nordlys.example', language: 'sv' });
    const kim = { personId, email: 'kim@nordlys.example', language: 'sv' } as const;
    must(await claimEntry(ports, { ...kim, listedId: listedIdOf('Bifrost') }));
    must(await claimEntry(ports, { ...kim, email: 'x@y.example', listedId: listedIdOf('Cirrus') }));
    const merge = { listedId: listedIdOf('Dagmar'), into: listedIdOf('Ekhaga'), staff: 'erik' };
    must(await mergeListed(ports, merge));
    const report = { id: 'r1', receivedOn: '2025-12-01', period: '2025' };
    must(await recordEarlierReport(ports, { listedId: listedIdOf('Fjellrev'), report, staff: 'erik' }));
    await takeBack();
    const left = NAMES.filter((name) => name !== 'Dagmar');
    expect(await listNames()).toEqual(left);
  });

  it('tells on the page of each name that it was listed by mistake, and lets nobody claim or merge it', async () => {
    await takeBack();
    const listedId = listedIdOf('Bifrost');
    expect(await readOrganisation(ports, listedId)).toMatchObject({ view: 'removed' });
    const { personId } = await ensurePerson(ports, { email: 'kim@nordlys.example', language: 'sv' });
    const claim = { personId, email: 'kim@nordlys.example', language: 'sv', listedId } as const;
    expect(await claimEntry(ports, claim)).toEqual({ ok: false, refusal: 'not-found' });
    const letter = { staff: 'erik', letterOn: '2026-01-01', formId: 'f', listedId };
    expect(await enterPledge(ports, letter)).toEqual({ ok: false, refusal: 'no-such-entry' });
    const [into, staff] = [listedIdOf('Asteria'), 'erik'];
    expect(await mergeListed(ports, { listedId, into, staff })).toEqual({ ok: false, refusal: 'not-found' });
    expect(await mergeListed(ports, { listedId: into, into: listedId, staff })).toEqual({
      ok: false,
      refusal: 'no-target',
    });
  });

  it('comes back when the names are imported again, with a history that is whole', async () => {
    await takeBack();
    must(await decideImport(ports, { importId, staff: 'rita', take: [] }));
    await applyImport(ports, importId);
    expect(await listNames()).toEqual(NAMES);
    const listedId = listedIdOf('Bifrost');
    const listed = await load(ports.pact, listedEntity, listedId);
    expect(listed?.history?.map(({ what, who }) => [what, who])).toEqual([
      ['removed', 'staff:erik'],
      ['restored', 'staff:rita'],
    ]);
    expect(judgeListed(await ports.pact.partition(`ORG#${listedId}`))?.faults).toEqual([]);
    await takeBack();
    expect(await listNames()).toEqual(['Asteria']);
  });

  it('is gone on from where it was cut off, and twice is once', async () => {
    must(await takeImportBack(ports, { importId, staff: 'erik' }));
    expect(await takeImportBack(ports, { importId, staff: 'rita' })).toMatchObject({ ok: false });
    let writes = 0;
    const dying = async (...put: Parameters<TestPorts['pact']['put']>) => {
      writes += 1;
      if (writes === 3) throw new Error('power cut');
      return ports.pact.put(...put);
    };
    await expect(applyImport({ pact: { ...ports.pact, put: dying } }, importId)).rejects.toThrow('power cut');
    await applyImport(ports, importId);
    await applyImport(ports, importId);
    expect(await listNames()).toEqual(['Asteria']);
  });
});

describe('staff', () => {
  it('take an import back on its page, which says when it is done', async () => {
    const erik = await asStaff(ports, ['editor']);
    const page = `/office/import/${importId}`;
    expect((await erik.get(page)).body).toContain('Take this import back');
    expect((await erik.post(`${page}/take-back`)).location).toBe(page);
    expect((await erik.get(page)).body).toContain('Being taken back');
    await applyImport(ports, importId);
    const { body } = await erik.get(page);
    expect([body.includes('Taken back.'), body.includes('Take this import back')]).toEqual([true, false]);
    expect((await erik.post(`${page}/take-back`)).status).toBe(409);
    expect((await erik.post('/office/import/nothing/take-back')).status).toBe(404);
  });

  it('remove a single entry on its page, as long as nothing was decided about it', async () => {
    const erik = await asStaff(ports, ['editor']);
    const page = `/office/listed/${listedIdOf('Bifrost')}`;
    const opened = (await erik.get(page)).body;
    expect([opened.includes('Remove the entry'), opened.includes(`/office/import/${importId}`)]).toEqual([
      true,
      true,
    ]);
    expect((await erik.post(`${page}/remove`)).location).toBe(`${page}?done=entry-removed`);
    expect((await erik.get(page)).body).toContain('listed by mistake and has been removed');
    const report = { id: 'r1', receivedOn: '2025-12-01', period: '2025' };
    const listedId = listedIdOf('Cirrus');
    must(await recordEarlierReport(ports, { listedId, report, staff: 'erik' }));
    expect((await erik.post(`/office/listed/${listedId}/remove`)).status).toBe(409);
    expect(await removeListed(ports, { listedId: 'nothing', staff: 'erik' })).toMatchObject({ ok: false });
    const rita = await asStaff(ports, ['reviewer']);
    expect((await rita.get(`/office/listed/${listedId}`)).body).not.toContain('Remove the entry');
    expect((await rita.post(`/office/listed/${listedId}/remove`)).status).toBe(403);
  });
});
