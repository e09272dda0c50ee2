import { memberEntity } from '../access/model.ts';
import type { Ports } from '../platform/ports.ts';
import { fromItem, load } from '../platform/store/entity.ts';
import { draftEntity } from './draft.ts';
import { type PledgeHead, pledgeHead } from './head.ts';
import { knownName } from './known-name.ts';
import { isGivenUp } from './pending-text.ts';

/** A pledge with the name as typed so far, where nothing has been sent for signature yet. */
export const headWithName = async (
  ports: Pick<Ports, 'pact'>,
  organisationId: string,
): Promise<PledgeHead | undefined> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head === undefined || head.name !== '') return head;
  const draft = await load(ports.pact, draftEntity, organisationId);
  return { ...head, name: knownName(head, draft) };
};

/**
 * The pledges a person has a role in, oldest first. Found by the contact index, which lags: good for a list, never to
 * decide who may open what. A draft carries the name as typed so far.
 */
export const pledgesOf = async (
  ports: Pick<Ports, 'pact'>,
  personId: string,
): Promise<readonly PledgeHead[]> => {
  const { items } = await ports.pact.index({ index: 'contact', key: `PERSON#${personId}` });
  const members = items.map((item) => fromItem(memberEntity, item)).filter(({ roles }) => roles.length > 0);
  const heads = await Promise.all(members.map((member) => headWithName(ports, member.organisationId)));
  return heads
    .filter((head): head is PledgeHead => head !== undefined && !isGivenUp(head))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
};

/** The pledges to which a person is invited and has not answered; good for a list only, as the one above. */
export const invitationsOf = async (
  ports: Pick<Ports, 'pact'>,
  personId: string,
): Promise<readonly { readonly head: PledgeHead; readonly invitation: string }[]> => {
  const { items } = await ports.pact.index({ index: 'contact', key: `PERSON#${personId}` });
  const members = items
    .map((item) => fromItem(memberEntity, item))
    .filter(({ state }) => state === 'invited');
  const heads = await Promise.all(members.map((member) => headWithName(ports, member.organisationId)));
  return heads.flatMap((head) => {
    const entry = head?.people?.[personId];
    return head === undefined || entry?.state !== 'invited' || entry.invitation === undefined
      ? []
      : [{ head, invitation: entry.invitation }];
  });
};
