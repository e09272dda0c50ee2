import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { answerInvitation } from '../../functions/organisations/people/answer-invitation.ts';
import { invite } from '../../functions/organisations/people/invite.ts';
import { rosterOf } from '../../functions/organisations/people/roster.ts';
import type { MemberRole } from '../../functions/platform/http/ask.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { type PledgeHead, pledgeHead } from '../../functions/pledges/head.ts';
import { must } from './pledge.ts';
import type { TestPorts } from './ports.ts';

interface Invited {
  readonly organisationId: string;
  /** Person id of the contact, who invites. */
  readonly who: string;
  readonly email: string;
  readonly roles?: readonly MemberRole[];
}

/** Invites somebody; answers the person and the invitation. */
export const invited = async (
  ports: TestPorts,
  { roles = ['editor'], ...request }: Invited,
): Promise<{ readonly personId: string; readonly invitation: string; readonly head: PledgeHead }> => {
  const head = must(await invite(ports, { ...request, roles, language: 'en' }));
  const { personId } = await ensurePerson(ports, { email: request.email, language: 'en' });
  const invitation = rosterOf(head)[personId]?.invitation;
  if (invitation === undefined) throw new Error('the roster names the invitation');
  return { personId, invitation, head };
};

/** A colleague who was invited and has accepted; answers the person's id. */
export const colleague = async (ports: TestPorts, request: Invited): Promise<string> => {
  const { personId, invitation } = await invited(ports, request);
  const { organisationId } = request;
  must(await answerInvitation(ports, { organisationId, personId, invitation, accepts: true }));
  return personId;
};

export const headOf = async (ports: TestPorts, organisationId: string): Promise<PledgeHead> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head === undefined) throw new Error(`no head of ${organisationId}`);
  return head;
};
