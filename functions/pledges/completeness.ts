import { type CommitmentId, coreOf, inOrderOf } from '../catalogue/catalogue.ts';
import type { Day } from '../platform/time.ts';
import { type ActionFault, checkAction, isLive } from './action-rules.ts';
import type { Draft } from './draft.ts';

/** Something a draft still lacks before it can be sent for signature. */
export type Missing =
  | { readonly section: 'organisation' | 'contact' | 'commitments'; readonly why: 'absent' }
  | {
      readonly section: 'actions';
      readonly commitment: CommitmentId;
      /** `only-dropped`: what was dropped does not count. */
      readonly why: 'no-action' | 'only-dropped' | ActionFault;
    }
  | { readonly section: 'dropped'; readonly commitment: CommitmentId; readonly why: 'reason-needed' };

/** The commitments of a draft: the mandatory ones always, the chosen ones besides, in the order of its version. */
export const chosenCommitments = (draft: Draft): readonly CommitmentId[] =>
  inOrderOf(draft.catalogue, [...coreOf(draft.catalogue), ...(draft.commitments?.values ?? [])]);

/** Commitments of the public text that the draft leaves out. */
export const droppedCommitments = (draft: Draft): readonly CommitmentId[] => {
  const chosen = chosenCommitments(draft);
  return (draft.base?.commitments ?? []).filter((id) => !chosen.includes(id));
};

/** The commitments left out, each with the reason that the public reads; empty where none was given yet. */
export const droppedWithReasons = (
  draft: Draft,
): readonly { readonly id: CommitmentId; readonly reason: string }[] =>
  droppedCommitments(draft).map((id) => ({ id, reason: draft.dropped?.values[id] ?? '' }));

const missingActions = (draft: Draft, commitment: CommitmentId, today: Day): Missing[] => {
  const actions = draft.actions[commitment]?.values ?? [];
  if (!actions.some(isLive))
    return [{ section: 'actions', commitment, why: actions.length === 0 ? 'no-action' : 'only-dropped' }];
  const faults = actions.flatMap((action) => Object.values(checkAction(action, today)));
  return [...new Set(faults)].map((why) => ({ section: 'actions', commitment, why }));
};

/** All that is missing, in the order of the form. `today` is the day in Brussels. */
export const missingOf = (draft: Draft, today: Day): readonly Missing[] => [
  ...(['organisation', 'contact', 'commitments'] as const)
    .filter((section) => draft[section] === undefined)
    .map((section) => ({ section, why: 'absent' as const })),
  ...chosenCommitments(draft).flatMap((commitment) => missingActions(draft, commitment, today)),
  ...droppedWithReasons(draft)
    .filter(({ reason }) => reason === '')
    .map(({ id }) => ({ section: 'dropped' as const, commitment: id, why: 'reason-needed' as const })),
];
