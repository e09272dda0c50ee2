import { describe, expect, it } from 'vitest';
import { load } from '../../../functions/platform/store/entity.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { fieldOf, locationOf } from '../../support/ask.ts';
import { testPorts } from '../../support/ports.ts';
import { addAction, begin, CONTACT, ORGANISATION, signedIn } from './form-walk.ts';
import { filled, headAt, idIn, SELF, signWith } from './signing-walk.ts';

describe('sending twice', () => {
  it('makes one pledge of two presses of the start button', async () => {
    const ports = testPorts();
    const kim = await signedIn(ports, 'kim@nordlys.example');
    expect(await begin(kim)).toBe(await begin(kim));
    expect((await kim.get('/en/my')).body.match(/govuk-task-list__item /g)).toHaveLength(1);
  });

  it('makes another pledge only for who asks for another organisation', async () => {
    const ports = testPorts();
    const kim = await signedIn(ports, 'kim@nordlys.example');
    expect(await begin(kim)).not.toBe(await begin(kim, 1));
    expect(await begin(kim, 99)).not.toBe(await begin(kim, 0));
  });

  it('shows where the pledge stands to who signs it in a second tab', async () => {
    const { kim, root } = await filled();
    await signWith(kim, root, SELF);
    expect(locationOf(await signWith(kim, root, SELF))).toBe(root);
    expect(locationOf(await kim.get(`${root}/sign`))).toBe(root);
    expect((await kim.get(root)).body).toContain('waits for the AI Office');
  });

  it('signs nothing that was changed after the page of signing was opened', async () => {
    const { ports, kim, root } = await filled();
    const page = await kim.get(`${root}/sign?how=self`);
    await addAction(kim, root, 'CORE-1');
    const answer = await kim.post(`${root}/sign`, { ...SELF, seenRev: fieldOf(page, 'seenRev') });
    expect([answer.status, fieldOf(answer, 'name')]).toEqual([409, 'Kim Berg']);
    expect((await headAt(ports, root))?.pending?.state).toBe('draft');
    const again = { ...SELF, seenRev: fieldOf(answer, 'seenRev') };
    expect(locationOf(await kim.post(`${root}/sign`, again))).toBe(`${root}/done`);
  });

  it('adds one action when its form is sent twice', async () => {
    const { ports, kim, root } = await filled();
    const address = `${root}/commitments/CORE-1/actions/new`;
    const page = await kim.get(address);
    const fields = {
      text: 'A second action, sent twice.',
      status: 'under-way',
      'target-day': '1',
      'target-month': '3',
      'target-year': '2027',
      seenRev: fieldOf(page, 'seenRev'),
      action: fieldOf(page, 'action'),
    };
    await kim.post(address, fields);
    expect(locationOf(await kim.post(address, fields))).toBe(`${root}/commitments/CORE-1`);
    const draft = await load(ports.pact, draftEntity, idIn(root));
    expect(draft?.actions['CORE-1']?.values).toHaveLength(2);
  });
});

describe('a page that was saved elsewhere meanwhile', () => {
  it('shows what was saved, keeps what was typed, and saves on a second press', async () => {
    const { ports, kim, root } = await filled();
    const name = (legalName: string, seenRev: string) =>
      kim.post(`${root}/organisation`, { ...ORGANISATION, legalName, seenRev });
    await name('First Name AB', '1');
    const second = await name('Second Name AB', '1');
    expect(second.status).toBe(409);
    expect(second.body).toContain('You saved this page in another tab');
    expect(second.body).toContain('First Name AB');
    expect(fieldOf(second, 'mine.legalName')).toBe('Second Name AB');
    expect(fieldOf(second, 'seenRev')).toBe('2');
    expect(locationOf(await name('Second Name AB', fieldOf(second, 'seenRev')))).toBe(root);
    const draft = await load(ports.pact, draftEntity, idIn(root));
    expect(draft?.organisation?.values.legalName).toBe('Second Name AB');
  });

  it('shows what was typed where the pledge has left the organisation meanwhile', async () => {
    const { kim, root } = await filled();
    await signWith(kim, root, SELF);
    const late = await kim.post(`${root}/contact`, { ...CONTACT, name: 'Typed too late', seenRev: '1' });
    expect([late.status, late.body.includes('Typed too late')]).toEqual([409, true]);
  });
});

describe('the task list', () => {
  it('links what is missing, and signing waits for it', async () => {
    const ports = testPorts();
    const kim = await signedIn(ports, 'kim@nordlys.example');
    const root = await begin(kim);
    const check = await kim.get(`${root}/check`);
    expect(check.body).toContain(`href="${root}/organisation"`);
    expect(check.body).toContain(`href="${root}/commitments/CORE-1/actions/new"`);
    expect(check.body).not.toContain('Go on to signing');
    expect(locationOf(await signWith(kim, root, SELF))).toBe(`${root}/check`);
  });

  it('goes back to the summary for who came from there', async () => {
    const { kim, root } = await filled();
    const page = await kim.get(`${root}/contact?from=check`);
    const fields = { ...CONTACT, seenRev: fieldOf(page, 'seenRev'), from: fieldOf(page, 'from') };
    expect(locationOf(await kim.post(`${root}/contact`, fields))).toBe(`${root}/check`);
  });

  it('asks to mend a target date that has passed since it was typed', async () => {
    const { ports, kim, root } = await filled();
    ports.clock.set('2027-07-01T09:00:00.000Z');
    expect((await kim.get(root)).body).toContain(
      'The target date of something planned must be today or later',
    );
  });

  it('asks before an action is removed, on a page that changes nothing', async () => {
    const { ports, kim, root } = await filled();
    const list = `${root}/commitments/CORE-1`;
    const address = /href="([^"]+\/remove)"/.exec((await kim.get(list)).body)?.[1] ?? '';
    const page = await kim.get(address);
    expect(page.body).toContain('Remove this action from CORE-1?');
    const actions = async () => (await load(ports.pact, draftEntity, idIn(root)))?.actions['CORE-1']?.values;
    expect(await actions()).toHaveLength(1);
    expect(page.body).toContain((await actions())?.[0]?.text);
    expect(locationOf(await kim.post(address, { seenRev: fieldOf(page, 'seenRev') }))).toBe(list);
    expect(await actions()).toEqual([]);
    expect(locationOf(await kim.get(address))).toBe(list);
  });

  it('has no pages for a commitment that was not chosen', async () => {
    const { kim, root } = await filled();
    expect((await kim.get(`${root}/commitments/DEPL-1`)).status).toBe(404);
    expect((await addAction(kim, root, 'NOPE-9')).status).toBe(404);
    expect((await kim.get(`${root}/commitments/CORE-1/actions/unknown`)).status).toBe(404);
  });
});
