import { withWordingOf, wordingOf } from '../../catalogue/official/read-text.ts';
import { type View, viewOf } from '../../platform/html/view.ts';
import { seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { label } from '../../platform/i18n/translate.ts';
import { load } from '../../platform/store/entity.ts';
import { differenceOf } from '../../pledges/difference.ts';
import { versionWithHash } from '../../pledges/find-version.ts';
import { pledgeHead } from '../../pledges/head.ts';
import { Difference } from '../../pledges/pages/difference.tsx';
import { sha256Seen } from '../../pledges/seen.ts';
import { type PledgeVersion, textOf, versionEntity } from '../../pledges/version.ts';
import { type PledgeDecision, standingOf } from '../decisions.ts';
import type { OfficePorts } from '../ports.ts';
import { type Stale, stalePage } from './stale.tsx';

const pathOf = (organisationId: string): string => `/office/pledges/${encodeURIComponent(organisationId)}`;

type Read = Pick<OfficePorts, 'pact'>;

const difference = async (
  ports: Read,
  view: View,
  [before, after]: readonly [PledgeVersion, PledgeVersion],
) => {
  const [old, fresh] = [textOf(before), textOf(after)];
  return (
    <>
      <h2 class="govuk-heading-m">{view.t('deciding.staleDifference')}</h2>
      <Difference
        view={await withWordingOf(ports, view, fresh)}
        difference={differenceOf(old, fresh)}
        earlier={await wordingOf(ports, old)}
      />
    </>
  );
};

/** A decision on a pledge was about what its page had shown, and that is not what stands there. */
export const stalePledge = async (
  ask: Ask,
  ports: Read,
  { organisationId, decision, stale }: { organisationId: string; decision: PledgeDecision; stale: Stale },
): Promise<Answer> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  const now = head === undefined ? undefined : standingOf(head, decision);
  // Gone again between the refusal and this look.
  if (head === undefined || now === undefined) return seeOther(pathOf(organisationId));
  const [before, after] = await Promise.all([
    versionWithHash(ports, organisationId, sha256Seen(stale.seen)),
    now.version === undefined ? undefined : load(ports.pact, versionEntity, organisationId, now.version),
  ]);
  const another = before !== undefined && after !== undefined && before.number !== after.number;
  const view = viewOf(ask);
  return stalePage({
    view,
    name: head.name,
    back: pathOf(organisationId),
    stale,
    read: before?.number,
    now: { ...now, state: label(ask.t, `states.pledge.${now.state}`) },
    children: another ? await difference(ports, view, [before, after]) : null,
  });
};
