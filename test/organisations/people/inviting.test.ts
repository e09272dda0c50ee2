import { describe, expect, it } from 'vitest';
import { memberEntity } from '../../../functions/access/model.ts';
import { answerInvitation } from '../../../functions/organisations/people/answer-invitation.ts';
import { changeRoles, removeMember } from '../../../functions/organisations/people/change-member.ts';
import { invite } from '../../../functions/organisations/people/invite.ts';
import { rolesOf } from '../../../functions/organisations/people/roster.ts';
import { load } from '../../../functions/platform/store/entity.ts';
import { historyVerifies } from '../../../functions/pledges/history.ts';
import { openReview, publish } from '../../../functions/pledges/review.ts';
import { setShown } from '../../../functions/pledges/shown-signatories.ts';
import { approve } from '../../../functions/pledges/signature.ts';
import { readOrganisation } from '../../../functions/register/read-organisation.ts';
import { colleague, headOf, invited } from '../../support/colleagues.ts';
import { awaitingSignature, completeDraft, must } from '../../support/pledge.ts';
import { DAY_MS, testPorts } from '../../support/ports.ts';

const ALEX = 'alex@nordlys.example';

const organisation = async () => {
  const ports = testPorts();
  const { organisationId, personId: who } = await completeDraft(ports);
  return { ports, organisationId, who, at: { organisationId, who, email: ALEX } };
};

const people = (fault: string) => ({ ok: false, refusal: { why: 'people', fault } });

describe('an invitation', () => {
  it('lets nobody in before the person says yes', async () => {
    const { ports, organisationId, at } = await organisation();
    const { personId, invitation } = await invited(ports, at);
    expect(await load(ports.pact, memberEntity, organisationId, personId)).toMatchObject({
      state: 'invited',
      roles: [],
    });
    must(await answerInvitation(ports, { organisationId, personId, invitation, accepts: true }));
    expect(await load(ports.pact, memberEntity, organisationId, personId)).toMatchObject({
      state: 'active',
      roles: ['editor'],
    });
  });

  it('is on the history with person ids only, and the chain holds', async () => {
    const { ports, organisationId, who, at } = await organisation();
    const personId = await colleague(ports, at);
    const { history } = await headOf(ports, organisationId);
    expect(history.slice(-2)).toMatchObject([
      { what: 'member-invited', who, about: personId },
      { what: 'invitation-accepted', who: personId, about: personId },
    ]);
    expect(historyVerifies(history)).toBe(true);
    expect(JSON.stringify(history)).not.toContain('alex');
  });

  it('cannot be used twice, nor by somebody else, nor after 30 days', async () => {
    const { ports, organisationId, who, at } = await organisation();
    const { personId, invitation } = await invited(ports, at);
    const yes = { organisationId, personId, invitation, accepts: true };
    expect(await answerInvitation(ports, { ...yes, personId: 'somebody-else' })).toEqual(people('withdrawn'));
    expect(await answerInvitation(ports, { ...yes, invitation: 'another' })).toEqual(people('withdrawn'));
    ports.clock.advance(31 * DAY_MS);
    expect(await answerInvitation(ports, yes)).toEqual(people('expired'));
    const again = await invited(ports, { organisationId, who, email: ALEX });
    const fresh = { ...yes, invitation: again.invitation };
    must(await answerInvitation(ports, fresh));
    expect(await answerInvitation(ports, fresh)).toEqual(people('used'));
    expect(await answerInvitation(ports, { ...fresh, accepts: false })).toEqual(people('used'));
  });

  it('can be accepted by the link of either mail when it was sent again', async () => {
    const { ports, organisationId, at } = await organisation();
    const first = await invited(ports, at);
    ports.clock.advance(DAY_MS);
    await invited(ports, at);
    must(await answerInvitation(ports, { organisationId, ...first, accepts: true }));
  });

  it('that was withdrawn or declined cannot be accepted any more', async () => {
    const { ports, organisationId, who, at } = await organisation();
    const { personId, invitation } = await invited(ports, at);
    must(await removeMember(ports, { organisationId, who, personId }));
    const yes = { organisationId, personId, invitation, accepts: true };
    expect(await answerInvitation(ports, yes)).toEqual(people('withdrawn'));
    const second = await invited(ports, at);
    const no = { ...yes, invitation: second.invitation, accepts: false };
    must(await answerInvitation(ports, no));
    expect(await answerInvitation(ports, { ...no, accepts: true })).toEqual(people('withdrawn'));
    expect((await headOf(ports, organisationId)).people?.[personId]).toBeUndefined();
  });

  it('is not sent to who belongs to the organisation, nor for nothing, nor more than five times an hour', async () => {
    const { ports, organisationId, who, at } = await organisation();
    const request = { ...at, language: 'en' as const, roles: ['editor' as const] };
    expect(await invite(ports, { ...request, roles: [] })).toEqual(people('no-role'));
    expect(await invite(ports, { ...request, email: ' KIM@Nordlys.example' })).toEqual(
      people('already-member'),
    );
    for (let times = 0; times < 5; times += 1) {
      must(await invite(ports, request));
      ports.clock.advance(60_000);
    }
    expect(await invite(ports, request)).toMatchObject({ refusal: { why: 'too-often', minutes: 55 } });
    expect((await headOf(ports, organisationId)).people?.[who]?.state).toBe('active');
  });

  it('is refused beyond thirty people', async () => {
    const { ports, at } = await organisation();
    for (let n = 1; n < 30; n += 1) {
      // Nobody sends more than twenty in an hour.
      ports.clock.advance(5 * 60_000);
      await invited(ports, { ...at, email: `n${n}@nordlys.example` });
    }
    const more = { ...at, email: 'n30@nordlys.example', language: 'en' as const, roles: ['editor' as const] };
    expect(await invite(ports, more)).toEqual(people('too-many'));
  });

  it('of which two are accepted at once makes both members', async () => {
    const { ports, organisationId, at } = await organisation();
    const [a, b] = [await invited(ports, at), await invited(ports, { ...at, email: 'bo@nordlys.example' })];
    const answers = await Promise.all(
      [a, b].map(({ personId, invitation }) =>
        answerInvitation(ports, { organisationId, personId, invitation, accepts: true }),
      ),
    );
    answers.forEach(must);
    const head = await headOf(ports, organisationId);
    expect([rolesOf(head, a.personId), rolesOf(head, b.personId)]).toEqual([['editor'], ['editor']]);
  });
});

describe('the roles of a colleague', () => {
  it('can be changed, and there is one backup contact', async () => {
    const { ports, organisationId, who, at } = await organisation();
    const alex = await colleague(ports, { ...at, roles: ['editor', 'backup'] });
    const bo = await colleague(ports, { ...at, email: 'bo@nordlys.example' });
    expect((await headOf(ports, organisationId)).backup).toBe(alex);
    const head = must(await changeRoles(ports, { organisationId, who, personId: bo, roles: ['backup'] }));
    expect([head.backup, rolesOf(head, alex), rolesOf(head, bo)]).toEqual([bo, ['editor'], ['backup']]);
    expect((await load(ports.pact, memberEntity, organisationId, alex))?.roles).toEqual(['editor']);
  });

  it('are at least one, of somebody on the roster, and the contact is no backup of itself', async () => {
    const { ports, organisationId, who, at } = await organisation();
    const personId = await colleague(ports, at);
    const about = { organisationId, who, personId };
    expect(await changeRoles(ports, { ...about, roles: [] })).toEqual(people('no-role'));
    expect(await changeRoles(ports, { ...about, personId: 'x', roles: ['editor'] })).toEqual(
      people('not-a-member'),
    );
    expect(await changeRoles(ports, { ...about, personId: who, roles: ['backup'] })).toEqual(
      people('is-contact'),
    );
  });

  it('end with the membership: the last contact cannot go, a colleague can, and is let in no more', async () => {
    const { ports, organisationId, who, at } = await organisation();
    const personId = await colleague(ports, { ...at, roles: ['editor', 'backup'] });
    expect(await removeMember(ports, { organisationId, who, personId: who })).toEqual(people('is-contact'));
    const head = must(await removeMember(ports, { organisationId, who, personId }));
    expect([head.backup, rolesOf(head, personId), head.history.at(-1)?.what]).toEqual([
      undefined,
      [],
      'member-left',
    ]);
    expect(await load(ports.pact, memberEntity, organisationId, personId)).toMatchObject({
      state: 'left',
      roles: [],
    });
    expect(await removeMember(ports, { organisationId, who, personId })).toEqual(people('not-a-member'));
  });

  it('take the name off the public page with them: who has left could not hide it any more', async () => {
    const ports = testPorts();
    const { organisationId, personId: who, alva, bo, sha256 } = await awaitingSignature(ports);
    for (const personId of [alva, bo]) {
      must(await approve(ports, { organisationId, personId, sha256 }));
      await setShown(ports, { organisationId, personId, shown: true });
    }
    must(await openReview(ports, { organisationId, staff: 'rita' }));
    must(await publish(ports, { organisationId, staff: 'rita' }));
    const shown = async () => {
      const found = await readOrganisation(ports, organisationId);
      return found?.view === 'published' ? found.signatories.map(({ name }) => name) : undefined;
    };
    expect(await shown()).toEqual(['Alva Lind', 'Bo Ek']);
    must(await removeMember(ports, { organisationId, who, personId: alva }));
    expect(await shown()).toEqual(['Bo Ek']);
  });

  it('of a signatory stay while the text waits for the answer', async () => {
    const ports = testPorts();
    const { organisationId, personId: who, alva } = await awaitingSignature(ports);
    const about = { organisationId, who, personId: alva };
    expect(await removeMember(ports, about)).toEqual(people('must-sign'));
    expect(await changeRoles(ports, { ...about, roles: ['editor'] })).toEqual(people('must-sign'));
    expect((await changeRoles(ports, { ...about, roles: ['editor', 'signatory'] })).ok).toBe(true);
  });
});
