import { describe, expect, it } from 'vitest';
import { LETTERS_AN_HOUR } from '../../functions/access/letter-limit.ts';
import { removeMember } from '../../functions/organisations/people/change-member.ts';
import { endOffer, offerContact } from '../../functions/organisations/people/hand-over.ts';
import { invite } from '../../functions/organisations/people/invite.ts';
import { rosterOf } from '../../functions/organisations/people/roster.ts';
import { pledgeRoutes } from '../../functions/pledges/pages/routes.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { sendBack } from '../../functions/pledges/signature.ts';
import { fieldOf, person, visitorAt } from '../support/ask.ts';
import { headOf, invited } from '../support/colleagues.ts';
import { completeDraft, must } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

const HOUR_MS = 3_600_000;
const TOO_OFTEN = { ok: false, refusal: { why: 'too-often', minutes: 60 } };
const VICTIM = 'victim@elsewhere.example';

const organisation = async () => {
  const ports = testPorts();
  const { organisationId, personId: who } = await completeDraft(ports);
  return { ports, organisationId, who };
};

/** Sends for signature to an accomplice, too, who sends it back so that it can be sent again. */
const sendAndTakeBack = async ({ ports, organisationId, who }: Awaited<ReturnType<typeof organisation>>) => {
  const signatories = [VICTIM, 'mallory@nordlys.example'].map((email) => ({
    name: 'Vic Tim',
    position: 'CEO',
    email,
  }));
  const sent = await sendForSignature(ports, {
    organisationId,
    personId: who,
    language: 'en',
    signing: { how: 'others', signatories },
  });
  const mallory = sent.ok ? sent.value.pending?.signatures[1]?.personId : undefined;
  if (mallory !== undefined)
    must(await sendBack(ports, { organisationId, personId: mallory, comment: 'Once more.' }));
  return sent;
};

describe('mails that people cause to be sent', () => {
  it('ask one address to sign five times an hour, and the draft stays as it is', async () => {
    const scene = await organisation();
    for (let times = 0; times < 5; times += 1) must(await sendAndTakeBack(scene));
    const { ports, organisationId, who } = scene;
    const before = await headOf(ports, organisationId);
    expect(await sendAndTakeBack(scene)).toEqual(TOO_OFTEN);
    expect(await headOf(ports, organisationId)).toEqual(before);
    const kim = visitorAt(pledgeRoutes, { ports, visitor: person(who, 'kim@nordlys.example') });
    const page = await kim.get(`/en/my/${organisationId}/sign?how=others`);
    const seen = { seenRev: fieldOf(page, 'seenRev'), seenText: fieldOf(page, 'seenText') };
    const row = { 'name-1': 'Vic Tim', 'position-1': 'CEO', 'email-1': VICTIM };
    const refused = await kim.post(`/en/my/${organisationId}/sign`, { how: 'others', ...seen, ...row });
    expect([refused.status, refused.body.includes('Too many requests to sign')]).toEqual([429, true]);
    ports.clock.advance(HOUR_MS);
    must(await sendAndTakeBack(scene));
  });

  it('offer one person the contact five times an hour', async () => {
    const { ports, organisationId, who } = await organisation();
    const { personId: to } = await invited(ports, { organisationId, who, email: VICTIM });
    for (let times = 0; times < 5; times += 1) {
      must(await offerContact(ports, { organisationId, who, to, leaves: false }));
      must(await endOffer(ports, { organisationId, personId: who }));
    }
    expect(await offerContact(ports, { organisationId, who, to, leaves: false })).toEqual(TOO_OFTEN);
  });

  it('are twenty an hour for one person, however many are invited and taken off again', async () => {
    const { ports, organisationId, who } = await organisation();
    const next = (n: number) =>
      invite(ports, { organisationId, who, email: `n${n}@else.example`, language: 'en', roles: ['editor'] });
    for (let n = 0; n < LETTERS_AN_HOUR; n += 1) {
      const head = must(await next(n));
      const personId = Object.keys(rosterOf(head)).find((id) => id !== who) ?? '';
      must(await removeMember(ports, { organisationId, who, personId }));
    }
    expect(await next(LETTERS_AN_HOUR)).toEqual(TOO_OFTEN);
    ports.clock.advance(HOUR_MS);
    must(await next(LETTERS_AN_HOUR));
  });
});
