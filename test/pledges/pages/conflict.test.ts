import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../../functions/access/ensure-person.ts';
import type { Answer } from '../../../functions/platform/http/ask.ts';
import { load } from '../../../functions/platform/store/entity.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { pledgeRoutes } from '../../../functions/pledges/pages/routes.ts';
import { type Fields, fieldOf, locationOf, person, visitorAt } from '../../support/ask.ts';
import { colleague, headOf } from '../../support/colleagues.ts';
import { testPorts } from '../../support/ports.ts';
import { ACTION, addAction, begin, CONTACT, ORGANISATION, signedIn } from './form-walk.ts';
import { idIn } from './signing-walk.ts';

const two = async () => {
  const ports = testPorts();
  const kim = await signedIn(ports, 'kim@nordlys.example');
  const root = await begin(kim);
  const organisationId = idIn(root);
  const { contact } = await headOf(ports, organisationId);
  await colleague(ports, { organisationId, who: contact, email: 'alex@nordlys.example' });
  const { personId } = await ensurePerson(ports, { email: 'alex@nordlys.example', language: 'en' });
  const alex = visitorAt(pledgeRoutes, { ports, visitor: person(personId, 'alex@nordlys.example') });
  const draft = async () => {
    const found = await load(ports.pact, draftEntity, organisationId);
    if (found === undefined) throw new Error('there is a draft');
    return found;
  };
  return { ports, kim, alex, root, organisationId, draft };
};

/** What the page of a conflict sends: all of its hidden fields, and what somebody chose. */
const settled = (page: Answer, choices: Fields): Fields => {
  const inputs = [...page.body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/gu)];
  const hidden: Record<string, string[]> = {};
  for (const [, name = '', value = ''] of inputs) {
    const plain = value.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'");
    if (name !== 'csrf') hidden[name] = [...(hidden[name] ?? []), plain];
  }
  return { ...hidden, ...choices };
};

describe('two colleagues in one section', () => {
  it('see both texts, and each field becomes what was chosen', async () => {
    const { kim, alex, root, draft } = await two();
    const address = `${root}/organisation`;
    locationOf(await kim.post(address, { ...ORGANISATION, legalName: 'Nordlys AB', seenRev: '0' }));
    const mine = { ...ORGANISATION, legalName: 'Nordlys Analys AB', website: 'https://alex.example/' };
    const page = await alex.post(address, { ...mine, seenRev: '0' });
    expect(page.status).toBe(409);
    expect(page.body).toContain('<ins>Analys </ins>');
    expect([page.body.includes('You wrote'), page.body.includes('Saved meanwhile')]).toEqual([true, true]);
    expect(page.body).toContain('The same in both');
    expect(await draft()).toMatchObject({ organisation: { rev: 1, values: { legalName: 'Nordlys AB' } } });
    const choice = { do: 'settle', 'keep-legalName': 'theirs', 'keep-website': 'mine' };
    expect(locationOf(await alex.post(address, settled(page, choice)))).toBe(root);
    expect(await draft()).toMatchObject({
      organisation: { rev: 2, values: { legalName: 'Nordlys AB', website: 'https://alex.example/' } },
    });
  });

  it('is one person in two tabs, and is told so', async () => {
    const { kim, alex, root } = await two();
    const address = `${root}/organisation`;
    locationOf(await kim.post(address, { ...ORGANISATION, seenRev: '0' }));
    const other = { ...ORGANISATION, legalName: 'Nordlys AB', seenRev: '0' };
    const [own, others] = [await kim.post(address, other), await alex.post(address, other)];
    const told = [own, others].map(({ body }) => [
      body.includes('You saved this page in another tab'),
      body.includes('Somebody else saved this page'),
    ]);
    expect(told).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('are asked for every field that differs, and keep what they chose for the others', async () => {
    const { kim, alex, root } = await two();
    const address = `${root}/contact`;
    locationOf(await kim.post(address, { ...CONTACT, name: 'Kim', position: 'CTO', seenRev: '0' }));
    const page = await alex.post(address, { ...CONTACT, name: 'Kim Berg', position: 'CEO', seenRev: '0' });
    const half = await alex.post(address, settled(page, { do: 'settle', 'keep-position': 'mine' }));
    expect(half.status).toBe(422);
    expect(half.body).toContain('Choose which of the two texts stays');
    expect(half.body).toMatch(/name="keep-position"[^>]*value="mine"[^>]*checked/u);
  });

  it('may write further from what they chose', async () => {
    const { kim, alex, root } = await two();
    const address = `${root}/contact`;
    locationOf(await kim.post(address, { ...CONTACT, name: 'Kim', seenRev: '0' }));
    const page = await alex.post(address, { ...CONTACT, name: 'Kim Berg', seenRev: '0' });
    const form = await alex.post(address, settled(page, { do: 'edit', 'keep-name': 'theirs' }));
    expect([form.status, fieldOf(form, 'name'), fieldOf(form, 'seenRev')]).toEqual([200, 'Kim', '1']);
  });

  it('are asked anew when a third text came between', async () => {
    const { kim, alex, root, draft } = await two();
    const address = `${root}/contact`;
    locationOf(await kim.post(address, { ...CONTACT, name: 'Kim', seenRev: '0' }));
    const page = await alex.post(address, { ...CONTACT, name: 'Kim Berg', seenRev: '0' });
    locationOf(await kim.post(address, { ...CONTACT, name: 'Kim B.', seenRev: '1' }));
    const again = await alex.post(address, settled(page, { do: 'settle', 'keep-name': 'mine' }));
    expect([again.status, again.body.includes('Kim B.')]).toEqual([409, true]);
    expect(await draft()).toMatchObject({ contact: { rev: 2, values: { name: 'Kim B.' } } });
  });

  it('choose between two sets of commitments', async () => {
    const { kim, alex, root, draft } = await two();
    const address = `${root}/commitments`;
    locationOf(await kim.post(address, { 'commitments-provider': ['PROV-1'], seenRev: '0' }));
    const page = await alex.post(address, { 'commitments-provider': ['PROV-2', 'PROV-3'], seenRev: '0' });
    expect([page.status, page.body.includes('PROV-1: '), page.body.includes('PROV-3: ')]).toEqual([
      409,
      true,
      true,
    ]);
    locationOf(await alex.post(address, settled(page, { do: 'settle', 'keep-commitments': 'theirs' })));
    expect(await draft()).toMatchObject({
      commitments: { rev: 2, values: ['CORE-1', 'CORE-2', 'CORE-3', 'PROV-1'] },
    });
  });
});

describe('two colleagues at the actions of one commitment', () => {
  const withAction = async () => {
    const walk = await two();
    const list = locationOf(await addAction(walk.kim, walk.root, 'CORE-1'));
    const id = /actions\/([\w-]+)"/u.exec((await walk.kim.get(list)).body)?.[1] ?? '';
    return { ...walk, list, id, address: `${list}/actions/${id}` };
  };
  const open = async (who: Awaited<ReturnType<typeof two>>['kim'], address: string) => {
    const page = await who.get(address);
    return {
      ...ACTION,
      action: fieldOf(page, 'action'),
      seen: fieldOf(page, 'seen'),
      seenRev: fieldOf(page, 'seenRev'),
    };
  };

  it('do not get into each other’s way with different actions', async () => {
    const { kim, alex, address, list, draft } = await withAction();
    const added = await open(alex, `${list}/actions/new`);
    const changed = await open(kim, address);
    locationOf(await kim.post(address, { ...changed, text: 'A longer text by Kim' }));
    locationOf(await alex.post(`${list}/actions/new`, { ...added, text: 'An action by Alex' }));
    const texts = (await draft()).actions['CORE-1']?.values.map(({ text }) => text);
    expect(texts).toEqual(['A longer text by Kim', 'An action by Alex']);
  });

  it('choose where they wrote the same one', async () => {
    const { kim, alex, address, draft } = await withAction();
    const mine = await open(alex, address);
    locationOf(await kim.post(address, { ...(await open(kim, address)), text: 'A longer text by Kim' }));
    const page = await alex.post(address, { ...mine, text: 'A longer text by Alex', 'target-year': '2029' });
    expect([page.status, page.body.includes('<ins>Kim</ins>')]).toEqual([409, true]);
    const choice = { do: 'settle', 'keep-text': 'mine', 'keep-target': 'theirs' };
    locationOf(await alex.post(address, settled(page, choice)));
    const [action] = (await draft()).actions['CORE-1']?.values ?? [];
    expect(action?.text).toBe('A longer text by Alex');
    expect(action?.target?.startsWith('2029')).toBe(false);
  });

  it('are told where the other took the action away', async () => {
    const { kim, alex, address, list, id, draft } = await withAction();
    const mine = await open(alex, address);
    const remove = `${list}/actions/${id}/remove`;
    locationOf(await kim.post(remove, { seenRev: fieldOf(await kim.get(remove), 'seenRev') }));
    const page = await alex.post(address, { ...mine, text: 'A longer text by Alex' });
    expect([page.status, page.body.includes('Somebody else saved this page')]).toEqual([409, true]);
    expect((await draft()).actions['CORE-1']?.values).toEqual([]);
  });
});
