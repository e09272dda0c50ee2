import { describe, expect, it } from 'vitest';
import { memberEntity } from '../../../functions/access/model.ts';
import { mailEntity, mailIdOf } from '../../../functions/mail/model.ts';
import { answerInvitation } from '../../../functions/organisations/people/answer-invitation.ts';
import {
  acceptContact,
  endOffer,
  offerContact,
  replaceContact,
} from '../../../functions/organisations/people/hand-over.ts';
import { rolesOf } from '../../../functions/organisations/people/roster.ts';
import { load } from '../../../functions/platform/store/entity.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { settle } from '../../../functions/pledges/settle.ts';
import { startPledge } from '../../../functions/pledges/start-pledge.ts';
import { colleague, headOf, invited } from '../../support/colleagues.ts';
import { completeDraft, must } from '../../support/pledge.ts';
import { testPorts } from '../../support/ports.ts';

const ALEX = 'alex@nordlys.example';

const organisation = async () => {
  const ports = testPorts();
  const { organisationId, personId: kim } = await completeDraft(ports);
  return { ports, organisationId, kim, at: { organisationId, who: kim, email: ALEX } };
};

const people = (fault: string) => ({ ok: false, refusal: { why: 'people', fault } });
const noWorkflows = { workflows: { startReportYear: async () => undefined } };

describe('the contact', () => {
  it('is handed over once the colleague accepts, and the one before stays as an editor', async () => {
    const { ports, organisationId, kim, at } = await organisation();
    const alex = await colleague(ports, at);
    must(await offerContact(ports, { organisationId, who: kim, to: alex, leaves: false }));
    expect((await headOf(ports, organisationId)).contact).toBe(kim);
    const head = must(await acceptContact(ports, { organisationId, personId: alex }));
    expect([head.contact, rolesOf(head, alex), rolesOf(head, kim)]).toEqual([
      alex,
      ['contact', 'editor'],
      ['editor'],
    ]);
    expect((await load(ports.pact, memberEntity, organisationId, kim))?.roles).toEqual(['editor']);
  });

  it('leaves with the hand-over where it said so', async () => {
    const { ports, organisationId, kim, at } = await organisation();
    const alex = await colleague(ports, at);
    must(await offerContact(ports, { organisationId, who: kim, to: alex, leaves: true }));
    must(await acceptContact(ports, { organisationId, personId: alex }));
    expect(await load(ports.pact, memberEntity, organisationId, kim)).toMatchObject({
      roles: [],
      state: 'left',
    });
  });

  it('that has left can start another pledge, once for each press', async () => {
    const { ports, organisationId, kim, at } = await organisation();
    const alex = await colleague(ports, at);
    must(await offerContact(ports, { organisationId, who: kim, to: alex, leaves: true }));
    must(await acceptContact(ports, { organisationId, personId: alex }));
    const start = async (after: number) => {
      const head = must(await startPledge(ports, { personId: kim, language: 'en', after }));
      expect(rolesOf(head, kim)).toEqual(['contact', 'editor']);
      return head.organisationId;
    };
    const [first, again, second] = [await start(0), await start(0), await start(1)];
    expect(again).toBe(first);
    expect(new Set([organisationId, first, second]).size).toBe(3);
  });

  it('can be offered with an invitation, and changes with its acceptance', async () => {
    const { ports, organisationId, kim, at } = await organisation();
    const { personId, invitation } = await invited(ports, at);
    must(await offerContact(ports, { organisationId, who: kim, to: personId, leaves: false }));
    expect(await acceptContact(ports, { organisationId, personId })).toEqual(people('not-a-member'));
    const head = must(await answerInvitation(ports, { organisationId, personId, invitation, accepts: true }));
    expect([head.contact, head.handOver]).toEqual([personId, undefined]);
  });

  it('is offered by the contact alone, to a colleague, and accepted by who was asked', async () => {
    const { ports, organisationId, kim, at } = await organisation();
    const alex = await colleague(ports, at);
    const offer = { organisationId, who: kim, to: alex, leaves: false };
    expect(await offerContact(ports, { ...offer, who: alex })).toEqual(people('not-contact'));
    expect(await offerContact(ports, { ...offer, to: kim })).toEqual(people('is-contact'));
    expect(await offerContact(ports, { ...offer, to: 'stranger' })).toEqual(people('not-a-member'));
    expect(await acceptContact(ports, { organisationId, personId: alex })).toEqual(people('not-offered'));
    must(await offerContact(ports, offer));
    expect(await acceptContact(ports, { organisationId, personId: 'stranger' })).toEqual(
      people('not-offered'),
    );
    expect(await endOffer(ports, { organisationId, personId: 'stranger' })).toEqual(people('not-offered'));
    must(await endOffer(ports, { organisationId, personId: alex }));
    expect(await acceptContact(ports, { organisationId, personId: alex })).toEqual(people('not-offered'));
  });

  it('that has changed is told by mail to both, and its details are dropped from the draft', async () => {
    const { ports, organisationId, kim, at } = await organisation();
    const alex = await colleague(ports, at);
    must(await offerContact(ports, { organisationId, who: kim, to: alex, leaves: false }));
    must(await acceptContact(ports, { organisationId, personId: alex }));
    const { history } = await headOf(ports, organisationId);
    await settle({ ...ports, ...noWorkflows }, organisationId);
    const occasion = `rev-${history.at(-1)?.rev}`;
    const mailTo = (kind: 'contact-now' | 'contact-no-longer', personId: string) =>
      load(
        ports.sent,
        mailEntity,
        mailIdOf({ kind, recipient: { to: 'person', personId }, occasion, organisationId }),
      );
    expect([await mailTo('contact-now', alex), await mailTo('contact-no-longer', kim)]).toMatchObject([
      { state: 'waiting' },
      { state: 'waiting' },
    ]);
    expect((await load(ports.pact, draftEntity, organisationId))?.contact).toBeUndefined();
  });
});

describe('staff hand the contact over', () => {
  const reasons = 'Their deputy wrote from the same domain.';

  it('to a colleague at once, with a reason on record, and whoever left is out', async () => {
    const { ports, organisationId, kim, at } = await organisation();
    const alex = await colleague(ports, at);
    const request = { organisationId, staff: 'rita', email: ALEX, language: 'en' as const, reasons };
    const head = must(await replaceContact(ports, request));
    expect(head).toMatchObject({ contact: alex, contactChange: { from: kim, by: 'staff:rita', reasons } });
    expect(head.history.at(-1)).toMatchObject({ what: 'contact-changed', who: 'staff:rita', about: alex });
    expect((await load(ports.pact, memberEntity, organisationId, kim))?.roles).toEqual([]);
    expect(await replaceContact(ports, request)).toEqual(people('is-contact'));
  });

  it('to somebody new only once that person has accepted', async () => {
    const { ports, organisationId, kim } = await organisation();
    const request = { organisationId, staff: 'rita', email: ALEX, language: 'en' as const, reasons };
    const head = must(await replaceContact(ports, request));
    const personId = head.handOver?.to ?? '';
    expect([head.contact, head.people?.[personId]?.state]).toEqual([kim, 'invited']);
    const invitation = head.people?.[personId]?.invitation ?? '';
    const after = must(
      await answerInvitation(ports, { organisationId, personId, invitation, accepts: true }),
    );
    expect(after).toMatchObject({ contact: personId, contactChange: { by: 'staff:rita', reasons } });
    expect(rolesOf(after, kim)).toEqual([]);
  });
});

describe('the items by which people are let in', () => {
  it('are put right by the reaction where a decision ended half way', async () => {
    const { ports, organisationId, at } = await organisation();
    const alex = await colleague(ports, at);
    const member = await load(ports.pact, memberEntity, organisationId, alex);
    if (member === undefined) throw new Error('Alex is a member');
    await ports.pact.remove(memberEntity.key(organisationId, alex), { rev: member.rev });
    await settle({ ...ports, ...noWorkflows }, organisationId);
    expect((await load(ports.pact, memberEntity, organisationId, alex))?.roles).toEqual(['editor']);
  });
});
