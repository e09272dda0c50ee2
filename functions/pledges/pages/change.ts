import { html, seeOther } from '../../platform/http/answer.ts';
import type { SitePorts } from '../../platform/ports.ts';
import type { Result } from '../../platform/result.ts';
import { amend, renew } from '../amend.ts';
import type { Refusal } from '../decide.ts';
import { discard } from '../discard.ts';
import type { PledgeHead } from '../head.ts';
import { pledgeTransition } from '../states.ts';
import { type Change, changePage } from './change-pages.tsx';
import { notFound, type PledgeDoor, pledgeDoor } from './open-pledge.ts';
import { mayBegin, mayBeSigned } from './signing-open.ts';

type Verb = (
  ports: SitePorts,
  request: { readonly organisationId: string; readonly personId: string },
) => Promise<Result<PledgeHead, Refusal>>;

const VERBS: Readonly<Record<Change, Verb>> = { amend, renew, discard };

/** Whether the table of states lets a pledge change so now. */
const possible = ({ pending, current }: PledgeHead, change: Change): boolean => {
  if (current === undefined) return false;
  if (change === 'discard')
    return pending !== undefined && pledgeTransition(change, pending.state) !== undefined;
  return pending === undefined && pledgeTransition(change, current.state) !== undefined;
};

const show = (change: Change): ReturnType<typeof pledgeDoor> =>
  pledgeDoor(async (pledge, ports) =>
    possible(pledge.head, change)
      ? html(changePage(pledge, change, await mayBeSigned(ports, pledge)))
      : seeOther(pledge.paths.root),
  );

/** Done once, however often it is pressed: who comes second sees where the pledge stands. Nothing is begun that cannot be signed. */
const carryOut = (change: Change): ReturnType<typeof pledgeDoor> => {
  const door: PledgeDoor = async (pledge, ports) => {
    const { ask, head, person, paths } = pledge;
    const { organisationId } = head;
    const signing = await mayBeSigned(ports, pledge);
    if (change !== 'discard' && !mayBegin(signing)) return html(changePage(pledge, change, signing), 409);
    const done = await VERBS[change](ports, { organisationId, personId: person.personId });
    return !done.ok && done.refusal.why === 'not-found' ? notFound(ask) : seeOther(paths.root);
  };
  return pledgeDoor(door);
};

export const showAmend = show('amend');
export const doAmend = carryOut('amend');
export const showRenew = show('renew');
export const doRenew = carryOut('renew');
export const showDiscard = show('discard');
export const doDiscard = carryOut('discard');
