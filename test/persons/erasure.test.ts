import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { memberEntity, personEntity } from '../../functions/access/model.ts';
import { readSession } from '../../functions/access/session.ts';
import { readFacts } from '../../functions/mail/facts.ts';
import { mailStillOwed } from '../../functions/mail/kinds.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { readOpenTasks } from '../../functions/office/tasks.ts';
import { answerInvitation } from '../../functions/organisations/people/answer-invitation.ts';
import { invite } from '../../functions/organisations/people/invite.ts';
import { erasePerson } from '../../functions/persons/erase.ts';
import { erasedEntity } from '../../functions/persons/tombstone.ts';
import { create, load } from '../../functions/platform/store/entity.ts';
import type { Table } from '../../functions/platform/store/table.ts';
import { organisationPartition, pledgeHead } from '../../functions/pledges/head.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { mergePledge } from '../../functions/register/merge-pledge.ts';
import { judgeRecord } from '../../operate/verify/judge.ts';
import { EMAIL, forgetful, kimEverywhere, textOf, WORDS } from '../support/kim-everywhere.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';
import { round } from '../support/round.ts';

const workflows = { startReportYear: async () => undefined };

describe('the erasure of a person', () => {
  it('takes the person out of a merged organisation as well, from which people are carried over', async () => {
    const ports = testPorts();
    const [own, other] = [
      await publishedPledge(ports, EMAIL),
      await publishedPledge(ports, 'lee@sydlys.example'),
    ];
    const { organisationId, personId } = own;
    const into = other.organisationId;
    must(await mergePledge(ports, { organisationId, into, staff: 'erik' }));
    for (const id of [organisationId, into]) await settle({ ...ports, workflows }, id);
    const peopleOf = async (id: string) =>
      Object.keys((await load(ports.pact, pledgeHead, id))?.people ?? {});
    expect(await peopleOf(into)).toEqual(expect.arrayContaining([personId, other.personId]));
    must(await erasePerson(ports, { personId, by: personId }));
    for (const id of [organisationId, into]) await settle({ ...ports, workflows }, id);
    expect(await peopleOf(organisationId)).toEqual([]);
    expect(await peopleOf(into)).toEqual([other.personId]);
    expect(textOf(ports.pact)).not.toContain(EMAIL);
  });

  it('leaves no word of the person in any table, and the pledge as it was', async () => {
    const { ports, organisationId, personId, session } = await kimEverywhere();
    const before = await load(ports.pact, pledgeHead, organisationId);
    for (const word of WORDS) expect(textOf(ports.pact)).toContain(word);
    must(await erasePerson(ports, { personId, by: personId }));
    for (const word of WORDS) expect(textOf(ports.pact)).not.toContain(word);
    expect(await readSession(ports, session)).toEqual({ kind: 'nobody' });
    const after = await load(ports.pact, pledgeHead, organisationId);
    expect(after?.current).toEqual(before?.current);
    expect(after?.card).toEqual(before?.card);
    const judged = judgeRecord(await ports.pact.partition(organisationPartition(organisationId)));
    expect(judged?.faults).toEqual([]);
  });

  it('is ended by the round, which has SES forget the address and keeps it no longer itself', async () => {
    const { ports: plain, personId } = await kimEverywhere();
    const ports = { ...plain, ...forgetful() };
    must(await erasePerson(plain, { personId, by: personId }));
    expect(textOf(ports.sent)).toContain(EMAIL);
    ports.clock.advance(3_600_000);
    await round(ports);
    expect(ports.forgotten).toEqual([EMAIL]);
    for (const word of WORDS) expect(textOf(ports.sent) + textOf(ports.pact)).not.toContain(word);
  });

  it('sends nothing more to the person from the tombstone on, though everything else still stands', async () => {
    const { ports, organisationId, personId } = await kimEverywhere();
    const mailId = await orderMail(ports, {
      kind: 'receipt',
      recipient: { to: 'person', personId },
      occasion: 'rev-1',
      organisationId,
      version: 1,
    });
    const mail = await load(ports.sent, mailEntity, mailId);
    if (mail === undefined) throw new Error('no mail');
    expect(mailStillOwed(await readFacts(ports, mail, 'o@x.example'))).toEqual({ owed: true });
    const tombstone = { rev: 1, personId, at: '2026-11-22T09:00:00.000Z', by: personId };
    await create(ports.sent, erasedEntity, tombstone);
    expect(mailStillOwed(await readFacts(ports, mail, 'o@x.example'))).toEqual({
      owed: false,
      why: 'nobody-there',
    });
  });

  it('makes the backup the contact, and tells the backup', async () => {
    const { ports, organisationId, personId } = await kimEverywhere();
    must(
      await invite(ports, {
        organisationId,
        who: personId,
        email: 'bo@x.example',
        language: 'en',
        roles: ['backup'],
      }),
    );
    const { personId: bo } = await ensurePerson(ports, { email: 'bo@x.example', language: 'en' });
    const invitation = (await load(ports.pact, pledgeHead, organisationId))?.people?.[bo]?.invitation ?? '';
    must(await answerInvitation(ports, { organisationId, personId: bo, invitation, accepts: true }));
    must(await erasePerson(ports, { personId, by: personId }));
    const head = await load(ports.pact, pledgeHead, organisationId);
    expect({ contact: head?.contact, backup: head?.backup }).toEqual({ contact: bo, backup: undefined });
    expect(Object.keys(head?.people ?? {})).toEqual([bo]);
    await settle({ ...ports, workflows }, organisationId);
    const mails = ports.sent.items().filter(({ kind }) => kind === 'contact-now');
    expect(mails.map(({ recipient }) => recipient)).toEqual([{ to: 'person', personId: bo }]);
    expect(await readOpenTasks(ports)).toEqual([]);
  });

  it('asks staff for a contact where there is no backup; nobody is let in again by what follows', async () => {
    const { ports, organisationId, personId } = await kimEverywhere();
    must(await erasePerson(ports, { personId, by: 'staff:ada', reference: 'R-7' }));
    await settle({ ...ports, workflows }, organisationId);
    expect(await readOpenTasks(ports)).toMatchObject([
      { task: { organisationId, reason: 'contact-erased' } },
    ]);
    expect(await load(ports.pact, memberEntity, organisationId, personId)).toBeUndefined();
    const head = await load(ports.pact, pledgeHead, organisationId);
    expect(head?.history.slice(-2).map(({ what, who }) => [what, who])).toEqual([
      ['member-left', 'staff:ada'],
      ['contact-erased', 'staff:ada'],
    ]);
  });

  it('is refused for who is not there', async () => {
    const ports = testPorts();
    expect(await erasePerson(ports, { personId: 'nobody', by: 'nobody' })).toMatchObject({ ok: false });
    expect(ports.sent.items()).toEqual([]);
  });

  it('lets the address begin again as somebody new', async () => {
    const { ports, personId } = await kimEverywhere();
    must(await erasePerson(ports, { personId, by: personId }));
    const again = await ensurePerson(ports, { email: EMAIL, language: 'en' });
    expect(again.personId).not.toBe(personId);
    ports.clock.advance(DAY_MS);
    await round({ ...ports, ...forgetful() });
    expect(await load(ports.pact, personEntity, again.personId)).toBeDefined();
    expect(await ensurePerson(ports, { email: EMAIL, language: 'en' })).toMatchObject({
      personId: again.personId,
    });
  });
});

/** A table that dies at its `nth` write. */
const dyingAt = (table: TestPorts['pact'], nth: number): TestPorts['pact'] => {
  let writes = 0;
  const count =
    <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      writes += 1;
      if (writes === nth) throw new Error('killed');
      return write(...args);
    };
  const dying: Pick<Table, 'put' | 'remove'> = { put: count(table.put), remove: count(table.remove) };
  return { ...table, ...dying };
};

describe('an erasure that is cut off', () => {
  it('at any write is ended by the round', async () => {
    for (let nth = 1; nth < 40; nth += 1) {
      const { ports: plain, organisationId, personId } = await kimEverywhere();
      const ports = { ...plain, ...forgetful() };
      const killed = await erasePerson(
        { ...plain, pact: dyingAt(plain.pact, nth) },
        { personId, by: personId },
      )
        .then(() => false)
        .catch(() => true);
      ports.clock.advance(3_600_000);
      await round(ports);
      const left = WORDS.filter((word) => (textOf(ports.sent) + textOf(ports.pact)).includes(word));
      expect({ nth, left }).toEqual({ nth, left: [] });
      const judged = judgeRecord(await ports.pact.partition(organisationPartition(organisationId)));
      expect(judged?.faults).toEqual([]);
      if (!killed) return expect(nth).toBeGreaterThan(8);
    }
    throw new Error('it never ran to its end');
  });
});
