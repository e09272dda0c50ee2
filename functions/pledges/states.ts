/**
 * The life of a pledge as one table. `from` and `to` are states of the text at hand: the pending one while it is
 * written, signed and reviewed, the current one once it is public. Superseded is not stored: a version is superseded
 * because a later one is current. An amendment is a text at hand beside a public one, which stays as it is meanwhile:
 * `amend` begins it, `discard` gives it up, `publish` puts it in the other's place.
 */
export const PENDING_STATES = [
  'draft',
  'awaiting-signature',
  'submitted',
  'in-review',
  'returned',
  'declined',
  'abandoned',
] as const;
export const CURRENT_STATES = ['published', 'withheld', 'withdrawn'] as const;
type PendingState = (typeof PENDING_STATES)[number];
export type CurrentState = (typeof CURRENT_STATES)[number];
export type PledgeState = PendingState | CurrentState;

/** Who may give a command: the organisation's people, one of its signatories, the AI Office, or time itself. */
export type Actor = 'company' | 'signatory' | 'staff' | 'time';

export interface PledgeTransition {
  readonly command: PledgeCommand;
  readonly from: readonly PledgeState[];
  readonly to: PledgeState;
  readonly by: Actor;
}

export type PledgeCommand =
  | 'send-for-signature'
  | 'approve'
  | 'send-back'
  | 'recall'
  | 'lapse'
  | 'open-review'
  | 'publish'
  | 'return'
  | 'decline'
  | 'revise'
  | 'withhold'
  | 'restore'
  | 'amend'
  | 'discard'
  | 'abandon'
  | 'delete'
  | 'withdraw'
  | 'renew';

export const PLEDGE_TRANSITIONS: readonly PledgeTransition[] = [
  { command: 'send-for-signature', from: ['draft', 'returned'], to: 'awaiting-signature', by: 'company' },
  { command: 'approve', from: ['awaiting-signature'], to: 'submitted', by: 'signatory' },
  { command: 'send-back', from: ['awaiting-signature'], to: 'draft', by: 'signatory' },
  { command: 'recall', from: ['awaiting-signature', 'submitted'], to: 'draft', by: 'company' },
  { command: 'lapse', from: ['awaiting-signature'], to: 'draft', by: 'time' },
  { command: 'open-review', from: ['submitted'], to: 'in-review', by: 'staff' },
  { command: 'publish', from: ['in-review'], to: 'published', by: 'staff' },
  { command: 'return', from: ['in-review'], to: 'returned', by: 'staff' },
  { command: 'decline', from: ['in-review'], to: 'declined', by: 'staff' },
  { command: 'revise', from: ['declined'], to: 'draft', by: 'company' },
  { command: 'withhold', from: ['published'], to: 'withheld', by: 'staff' },
  { command: 'restore', from: ['withheld'], to: 'published', by: 'staff' },
  { command: 'amend', from: ['published', 'withheld'], to: 'draft', by: 'company' },
  {
    command: 'discard',
    from: ['draft', 'returned', 'declined', 'awaiting-signature'],
    to: 'published',
    by: 'company',
  },
  { command: 'abandon', from: ['draft', 'returned', 'declined'], to: 'abandoned', by: 'time' },
  { command: 'delete', from: ['draft', 'returned', 'declined'], to: 'abandoned', by: 'company' },
  { command: 'withdraw', from: ['published', 'withheld'], to: 'withdrawn', by: 'company' },
  { command: 'renew', from: ['withdrawn'], to: 'draft', by: 'company' },
];

/** The transition that a command makes from a state; undefined where the command is not allowed. */
export const pledgeTransition = (command: PledgeCommand, from: PledgeState): PledgeTransition | undefined =>
  PLEDGE_TRANSITIONS.find((transition) => transition.command === command && transition.from.includes(from));

/** States in which the organisation may change its answers. */
export const EDITABLE_STATES: readonly PledgeState[] = ['draft', 'returned'];
