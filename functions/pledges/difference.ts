import { canonicalJson } from '../platform/canonical.ts';
import type { Action } from './draft.ts';
import type { PledgeText } from './version.ts';

export type ChangeKind = 'same' | 'added' | 'dropped' | 'changed';

export interface ActionChange {
  readonly id: string;
  readonly change: ChangeKind;
  readonly before?: Action | undefined;
  readonly after?: Action | undefined;
}

export interface CommitmentChange {
  readonly id: string;
  readonly change: ChangeKind;
  /** Why it was left out. */
  readonly reason?: string | undefined;
  readonly actions: readonly ActionChange[];
}

/** What may differ of a text from another: with its register number for staff and colleagues, without for the public. */
export type Comparable = Pick<PledgeText, 'commitments' | 'dropped' | 'organisation'>;

const FIELDS = [
  'legalName',
  'country',
  'sector',
  'sizeBand',
  'roles',
  'website',
  'lei',
  'registerNumber',
] as const;
export type ProfileField = (typeof FIELDS)[number];

export interface TextDifference {
  readonly before: Comparable;
  readonly after: Comparable;
  /** What the organisation says of itself in other words. */
  readonly fields: readonly ProfileField[];
  readonly commitments: readonly CommitmentChange[];
}

type Commitment = PledgeText['commitments'][number];

/** Whether two actions say the same; in which language the form stood is no part of that. */
export const saysTheSame = ({ language: _, ...one }: Action, { language: __, ...other }: Action): boolean =>
  canonicalJson(one) === canonicalJson(other);

const kindOf = <T extends Action>(before: T | undefined, after: T | undefined): ChangeKind => {
  if (before === undefined) return 'added';
  if (after === undefined) return 'dropped';
  return saysTheSame(before, after) ? 'same' : 'changed';
};

/** The ids of both, those of the later text first. */
const idsOf = (before: readonly { id: string }[], after: readonly { id: string }[]): readonly string[] => [
  ...new Set([...after, ...before].map(({ id }) => id)),
];

const actionChanges = (before: readonly Action[], after: readonly Action[]): readonly ActionChange[] =>
  idsOf(before, after).map((id) => {
    const [old, fresh] = [
      before.find((action) => action.id === id),
      after.find((action) => action.id === id),
    ];
    return { id, change: kindOf(old, fresh), before: old, after: fresh };
  });

const commitmentChange = (
  id: string,
  { before, after, reason }: { before?: Commitment; after?: Commitment; reason?: string | undefined },
): CommitmentChange => {
  const actions = actionChanges(before?.actions ?? [], after?.actions ?? []);
  if (before === undefined) return { id, change: 'added', actions };
  if (after === undefined) return { id, change: 'dropped', reason, actions };
  const same = actions.every(({ change }) => change === 'same');
  return { id, change: same ? 'same' : 'changed', actions };
};

const found = <T extends { id: string }>(list: readonly T[], id: string): T | undefined =>
  list.find((one) => one.id === id);

/** What changed from one text to a later one, commitment by commitment. The order of actions is no change. */
export const differenceOf = (before: Comparable, after: Comparable): TextDifference => ({
  before,
  after,
  fields: FIELDS.filter(
    (field) =>
      canonicalJson(before.organisation[field] ?? null) !== canonicalJson(after.organisation[field] ?? null),
  ),
  commitments: idsOf(before.commitments, after.commitments).map((id) => {
    const [old, fresh] = [found(before.commitments, id), found(after.commitments, id)];
    return commitmentChange(id, {
      ...(old === undefined ? {} : { before: old }),
      ...(fresh === undefined ? {} : { after: fresh }),
      reason: found(after.dropped ?? [], id)?.reason,
    });
  }),
});

export const isUnchanged = ({ fields, commitments }: TextDifference): boolean =>
  fields.length === 0 && commitments.every(({ change }) => change === 'same');
