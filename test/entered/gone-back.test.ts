import { beforeEach, describe, expect, it } from 'vitest';
import { readEntered } from '../../functions/entered/read-entered.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { deleteDraft } from '../../functions/pledges/delete-draft.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';
import { STAFF } from './letters.ts';

const LETTER = { form: 'one-form', listed: '', 'letter-month': '11', 'letter-year': '2026' };

let ports: TestPorts;
let enter: (day: string) => Promise<string>;
beforeEach(async () => {
  ports = testPorts();
  const erik = await asStaff(ports, ['editor']);
  enter = async (day) =>
    (await erik.post('/office/entered/new', { ...LETTER, 'letter-day': day })).location ?? '';
});

const days = async () => (await readEntered(ports)).map(({ entered }) => entered?.letterOn).sort();

describe('the form that begins a pledge from a letter, sent again', () => {
  it('as it was begins one', async () => {
    expect(await enter('3')).toBe(await enter('3'));
    expect(await days()).toEqual(['2026-11-03']);
  });

  it('for another letter, on the page that the browser went back to, begins another', async () => {
    expect(await enter('3')).not.toBe(await enter('4'));
    expect(await days()).toEqual(['2026-11-03', '2026-11-04']);
  });

  it('after what it began was deleted begins it anew', async () => {
    const organisationId = (await enter('3')).split('/').at(-1) ?? '';
    const seenRev = (await load(ports.pact, draftEntity, organisationId))?.rev ?? 0;
    must(await deleteDraft(ports, { organisationId, who: STAFF, seenRev }));
    expect(await enter('3')).not.toContain(organisationId);
    expect(await days()).toEqual(['2026-11-03']);
  });
});
