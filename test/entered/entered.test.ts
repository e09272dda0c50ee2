import { describe, expect, it } from 'vitest';
import { memberEntity } from '../../functions/access/model.ts';
import { enterPledge } from '../../functions/entered/enter-pledge.ts';
import { enteredRoutes } from '../../functions/entered/office-routes.ts';
import { readEntered } from '../../functions/entered/read-entered.ts';
import { sendEntered, takeBackEntered } from '../../functions/entered/send-entered.ts';
import { offerContact } from '../../functions/organisations/people/hand-over.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { historyVerifies } from '../../functions/pledges/history.ts';
import { sign as signDoor } from '../../functions/pledges/pages/sign.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { movedTo } from '../../functions/register/moved.ts';
import { colleague, invited } from '../support/colleagues.ts';
import { ORGANISATION } from '../support/form-answers.ts';
import { completeDraft, fillDraft, must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asNobody, asPerson, asStaff } from '../support/signed-in.ts';
import { officeOver } from '../support/sites.ts';
import { confirmPage, EMAIL, entered, STAFF, seenRevOn, sent } from './letters.ts';

const LETTER = { 'letter-day': '3', 'letter-month': '11', 'letter-year': '2026' };

const headOf = async (ports: TestPorts, id: string) => {
  const head = await load(ports.pact, pledgeHead, id);
  if (head === undefined) throw new Error('the pledge is there');
  return head;
};

const signing = { how: 'self', name: 'Kim Berg', position: 'Head of AI' } as const;

describe('staff who enter a pledge from a letter', () => {
  it('fill in the same sections as the organisation does, and find it on their list', async () => {
    const ports = testPorts();
    const erik = await asStaff(ports, ['editor']);
    const form = /name="form" value="([^"]+)"/.exec((await erik.get('/office/entered/new')).body)?.[1] ?? '';
    const { location: root = '' } = await erik.post('/office/entered/new', { ...LETTER, form, listed: '' });
    expect(root).toMatch(/^\/office\/entered\/\w+$/);
    const organisation = { ...ORGANISATION, seenRev: '0' };
    expect((await erik.post(`${root}/organisation`, organisation)).location).toBe(root);
    const contact = { name: 'Kim', position: 'CEO', language: 'sv', seenRev: '0' };
    const wrong = await erik.post(`${root}/contact`, { ...contact, email: 'kim' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('Enter an e-mail address in the right form');
    expect((await erik.post(`${root}/contact`, { ...contact, email: EMAIL })).location).toBe(root);
    expect((await erik.get('/office/entered')).body).toContain('Being entered');
    expect((await erik.post(`${root}/send`)).location).toBe(`${root}?done=sent`);
    expect((await erik.get('/office/entered')).body).toContain('Waits to be confirmed');
    expect((await erik.get(root)).body).toContain(EMAIL);
  });

  it.each([
    ['no date', {}],
    ['a day to come', { ...LETTER, 'letter-year': '2027' }],
    ['a day that is not', { ...LETTER, 'letter-day': '31' }],
  ])('say when the letter was written, with %s refused', async (_, typed) => {
    const ports = testPorts();
    const page = await (await asStaff(ports, ['editor'])).post('/office/entered/new', {
      ...typed,
      form: 'f',
    });
    expect(page.status).toBe(422);
    expect(page.body).toContain('Enter a day that exists and is not in the future');
    expect(await readEntered(ports)).toEqual([]);
  });

  it('enter one pledge with one form, however often it is sent', async () => {
    const { ports, organisationId } = await entered();
    const again = { staff: 'rita', letterOn: '2026-11-03', formId: 'form1' };
    expect(must(await enterPledge(ports, again))).toBe(organisationId);
    expect(await readEntered(ports)).toHaveLength(1);
  });

  it('send nothing before organisation and contact are known', async () => {
    const { ports, organisationId } = await entered();
    const refused = await sendEntered(ports, { organisationId, staff: 'rita' });
    expect(refused).toMatchObject({ refusal: { why: 'incomplete', missing: ['organisation', 'contact'] } });
  });

  it('have no door that signs, and open no pledge that an organisation began', async () => {
    const { ports, organisationId } = await sent();
    expect(enteredRoutes.filter(({ path }) => /sign|text|confirm|done/.test(path))).toEqual([]);
    expect(enteredRoutes.map(({ door }) => door)).not.toContain(signDoor);
    const erik = await asStaff(ports, ['editor']);
    for (const page of ['sign', 'text', 'confirm'])
      expect((await erik.get(`/office/entered/${organisationId}/${page}`)).status).toBe(404);
    const own = await completeDraft(ports, 'bo@nordlys.example');
    expect((await erik.get(`/office/entered/${own.organisationId}`)).status).toBe(404);
    expect((await erik.get(`/office/entered/${own.organisationId}/organisation`)).status).toBe(404);
  });

  it('cannot change what waits to be confirmed, until they take it back', async () => {
    const { ports, organisationId, kim } = await sent();
    const erik = await asStaff(ports, ['editor']);
    const address = `/office/entered/${organisationId}`;
    const typed = { ...ORGANISATION, legalName: 'Other AB', seenRev: '1' };
    expect((await erik.post(`${address}/organisation`, typed)).status).toBe(409);
    expect((await erik.post(`${address}/take-back`)).location).toBe(`${address}?done=back`);
    expect((await kim.get(confirmPage(organisationId))).status).toBe(404);
    expect((await erik.post(`${address}/organisation`, typed)).status).toBe(303);
  });
});

describe('the people of an address that it was sent to by mistake', () => {
  it('are out once it is taken back, and nothing they arranged holds for the next', async () => {
    const { ports, organisationId, personId: who } = await sent();
    const at = { organisationId, who };
    const alex = await colleague(ports, { ...at, email: 'alex@else.example', roles: ['editor', 'backup'] });
    const { personId: sam } = await invited(ports, { ...at, email: 'sam@else.example' });
    must(await offerContact(ports, { ...at, to: sam, leaves: true }));
    const head = must(await takeBackEntered(ports, { organisationId, staff: 'rita' }));
    expect(head).toMatchObject({ people: {}, backup: undefined, handOver: undefined });
    for (const personId of [who, alex, sam]) {
      expect(await load(ports.pact, memberEntity, organisationId, personId)).toMatchObject({ roles: [] });
      const client = await asPerson(ports, personId);
      expect((await client.get(confirmPage(organisationId))).status).toBe(404);
      expect((await client.get('/en/my')).body).not.toContain(organisationId);
    }
  });
});

describe('the organisation', () => {
  it('is told by a mail that carries no secret, once it is sent', async () => {
    const { ports, organisationId, personId } = await sent();
    await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
    const mails = ports.sent.items().map(({ kind, recipient }) => ({ kind, recipient }));
    expect(mails).toEqual([{ kind: 'entry-to-confirm', recipient: { to: 'person', personId } }]);
  });

  it('gets in by a code only, reads what was entered from its letter, and confirms it', async () => {
    const { ports, organisationId, kim } = await sent();
    expect((await asNobody(officeOver(ports)).get(`/office/entered/${organisationId}`)).status).toBe(302);
    expect((await kim.get(`/en/my/${organisationId}`)).location).toBe(confirmPage(organisationId));
    const { body } = await kim.get(confirmPage(organisationId));
    expect(body).toContain('entered this from your letter of 3 November 2026');
    expect(body).toContain('Nordlys Analys AB');
    const done = await kim.post(confirmPage(organisationId), { seenRev: seenRevOn(body) });
    expect(done.location).toBe(`/en/my/${organisationId}`);
    const tasks = (await kim.get(`/en/my/${organisationId}`)).body;
    expect(tasks).toContain('Entered by the AI Office from your letter of 3 November 2026');
  });

  it('can neither write nor sign before it has confirmed, and then signs as every other', async () => {
    const { ports, organisationId, personId, kim } = await sent();
    const request = { organisationId, personId, language: 'sv', signing } as const;
    expect(await sendForSignature(ports, request)).toMatchObject({ ok: false });
    expect((await kim.get(`/en/my/${organisationId}/sign`)).location).toBe(`/en/my/${organisationId}`);
    const typed = { ...ORGANISATION, seenRev: '1' };
    expect((await kim.post(`/en/my/${organisationId}/organisation`, typed)).status).toBe(409);
    const { body } = await kim.get(confirmPage(organisationId));
    await kim.post(confirmPage(organisationId), { seenRev: seenRevOn(body) });
    expect((await kim.post(`/en/my/${organisationId}/organisation`, typed)).status).toBe(303);
    const head = must(await sendForSignature(ports, request));
    expect(head.pending?.state).toBe('submitted');
    expect(head.history.map(({ what, who }) => [what, who])).toEqual([
      ['entered', STAFF],
      ['entry-sent', STAFF],
      ['entry-confirmed', personId],
      ['sent-for-signature', personId],
      ['approved', personId],
      ['submitted', personId],
    ]);
    expect(historyVerifies(head.history)).toBe(true);
  });

  it('confirms the text that it has read, and no other', async () => {
    const { ports, organisationId, kim } = await sent();
    const page = await kim.post(confirmPage(organisationId), { seenRev: '1' });
    expect(page.status).toBe(409);
    expect(page.body).toContain('changed since you opened the page');
    expect((await headOf(ports, organisationId)).entered?.confirmedAt).toBeUndefined();
  });

  it('has it once where it confirms twice', async () => {
    const { ports, organisationId, kim } = await sent();
    const seenRev = seenRevOn((await kim.get(confirmPage(organisationId))).body);
    await Promise.all([1, 2].map(() => kim.post(confirmPage(organisationId), { seenRev })));
    const { history } = await headOf(ports, organisationId);
    expect(history.filter(({ what }) => what === 'entry-confirmed')).toHaveLength(1);
  });

  it('cannot have it taken back after it confirmed', async () => {
    const { ports, organisationId, kim } = await sent();
    const seenRev = seenRevOn((await kim.get(confirmPage(organisationId))).body);
    await kim.post(confirmPage(organisationId), { seenRev });
    expect((await takeBackEntered(ports, { organisationId, staff: 'rita' })).ok).toBe(false);
    expect(await readEntered(ports)).toEqual([]);
  });
});

describe('a pledge entered for a listed entry', () => {
  const forEntry = async () => {
    const ports = testPorts();
    const listed = must(await listEarlierSignatory(ports, { name: 'Nordlys', source: 'A list' }));
    const request = { staff: 'rita', letterOn: '2026-11-03', formId: 'f', listedId: listed.organisationId };
    return {
      ports,
      listedId: listed.organisationId,
      request,
      pledgeId: must(await enterPledge(ports, request)),
    };
  };

  it('begins with what the list said, and takes the entry’s place once it is confirmed and public', async () => {
    const { ports, listedId, pledgeId } = await forEntry();
    const erik = await asStaff(ports, ['editor']);
    expect((await erik.get(`/office/entered/${pledgeId}/organisation`)).body).toContain('value="Nordlys"');
    await fillDraft(ports, { organisationId: pledgeId, personId: STAFF }, EMAIL);
    const { contact: personId } = must(await sendEntered(ports, { organisationId: pledgeId, staff: 'rita' }));
    const kim = await asPerson(ports, personId);
    const { body } = await kim.get(confirmPage(pledgeId));
    await kim.post(confirmPage(pledgeId), { seenRev: seenRevOn(body) });
    must(await sendForSignature(ports, { organisationId: pledgeId, personId, language: 'sv', signing }));
    expect(await movedTo(ports, listedId)).toBeUndefined();
    must(await openReview(ports, { organisationId: pledgeId, staff: 'rita' }));
    must(await publish(ports, { organisationId: pledgeId, staff: 'rita' }));
    expect(await movedTo(ports, listedId)).toBe(pledgeId);
  });

  it('leaves the entry free to be claimed while nobody has confirmed it', async () => {
    const { ports, listedId, request } = await forEntry();
    const { body } = await (await asStaff(ports, ['editor'])).get(`/office/listed/${listedId}`);
    expect(body).toContain('Enter a pledge from a letter for this entry');
    expect((await enterPledge(ports, { ...request, formId: 'g' })).ok).toBe(true);
    expect(await enterPledge(ports, { ...request, listedId: 'none' })).toMatchObject({
      refusal: 'no-such-entry',
    });
  });
});
