import { commitmentById, isIn } from '../catalogue/catalogue.ts';
import type { OrganisationProfile } from '../organisations/profile.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load, save } from '../platform/store/entity.ts';
import { isFrozen } from '../platform/store/immutable-version.ts';
import { type Instant, toInstant } from '../platform/time.ts';
import { isPublic } from './action-rules.ts';
import type { Refusal } from './decide.ts';
import { type Action, type Contact, type Draft, draftEntity } from './draft.ts';
import { type PledgeHead, pledgeHead } from './head.ts';
import { holdsPen } from './pen.ts';
import { stateOf } from './pending-text.ts';
import { EDITABLE_STATES } from './states.ts';

export type Section =
  | { readonly name: 'organisation'; readonly values: OrganisationProfile }
  | { readonly name: 'contact'; readonly values: Contact }
  | { readonly name: 'commitments'; readonly values: readonly string[] }
  | { readonly name: 'dropped'; readonly values: Readonly<Record<string, string>> }
  | { readonly name: 'actions'; readonly commitment: string; readonly values: readonly Action[] };

export interface SaveRequest {
  readonly organisationId: string;
  /** Person id; `staff:<subject>` while the office enters what came by letter. */
  readonly personId: string;
  /** The revision of this section that the person saw; 0 where it was empty. */
  readonly seenRev: number;
  readonly section: Section;
}

const revisionOf = (draft: Draft, section: Section): number =>
  (section.name === 'actions' ? draft.actions[section.commitment] : draft[section.name])?.rev ?? 0;

const withSection = (
  draft: Draft,
  section: Section,
  stamp: { rev: number; at: Instant; by: string },
): Draft => {
  switch (section.name) {
    case 'organisation':
      return { ...draft, organisation: { ...stamp, values: section.values } };
    case 'contact':
      return { ...draft, contact: { ...stamp, values: section.values } };
    case 'commitments':
      return { ...draft, commitments: { ...stamp, values: [...section.values] } };
    case 'dropped':
      return { ...draft, dropped: { ...stamp, values: section.values } };
    case 'actions':
      return {
        ...draft,
        actions: { ...draft.actions, [section.commitment]: { ...stamp, values: [...section.values] } },
      };
  }
};

/** What is chosen and done has to be in the draft's version of the catalogue; what is dropped may be older. */
const isUnknown = (section: Section, version: string): boolean =>
  commitmentsIn(section).some((id) =>
    section.name === 'dropped' ? commitmentById(id) === undefined : !isIn(version, id),
  );

const commitmentsIn = (section: Section): readonly string[] => {
  switch (section.name) {
    case 'actions':
      return [section.commitment];
    case 'commitments':
      return section.values;
    case 'dropped':
      return Object.keys(section.values);
    case 'organisation':
    case 'contact':
      return [];
  }
};

/** Public actions that would be gone without a word. */
const removesPublic = (draft: Draft, section: Section): boolean => {
  if (section.name !== 'actions') return false;
  const kept = new Set(section.values.map(({ id }) => id));
  return (draft.actions[section.commitment]?.values ?? []).some(
    ({ id }) => isPublic(draft, id) && !kept.has(id),
  );
};

interface Read {
  readonly head: PledgeHead;
  readonly draft: Draft;
  readonly now: Instant;
}

const whyNot = ({ head, draft, now }: Read, who: string): Refusal | undefined => {
  const state = stateOf(head);
  const open = state !== 'none' && EDITABLE_STATES.includes(state) && holdsPen(head, who);
  if (!open) return { why: 'wrong-state', found: state };
  return isFrozen(draft, head.versions, now)
    ? { why: 'wrong-state', found: 'awaiting-signature' }
    : undefined;
};

const TRIES = 4;

/**
 * Keeps one section of a draft. Two people in different sections both succeed; of two in the same section the second is
 * told `changed-meanwhile`. What is public of a pledge's actions is dropped with a reason, never removed.
 */
export const saveSection = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId, seenRev, section }: SaveRequest,
): Promise<Result<Draft, Refusal>> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    // The draft first: whoever freezes it after this read changes its revision, and this save is refused.
    const draft = await load(ports.pact, draftEntity, organisationId);
    const head = await load(ports.pact, pledgeHead, organisationId);
    if (head === undefined || draft === undefined) return refused({ why: 'not-found' });
    if (isUnknown(section, draft.catalogue)) return refused({ why: 'not-found' });
    const now = toInstant(ports.clock.now());
    const refusal = whyNot({ head, draft, now }, personId);
    if (refusal !== undefined) return refused(refusal);
    if (revisionOf(draft, section) !== seenRev) return refused({ why: 'changed-meanwhile' });
    if (removesPublic(draft, section)) return refused({ why: 'invalid', fields: { actions: 'public' } });
    const { frozen: _, ...thawed } = draft;
    const next = {
      ...withSection(thawed, section, { rev: seenRev + 1, at: now, by: personId }),
      changedAt: now,
    };
    if ((await save(ports.pact, draftEntity, next)) === 'done') return done({ ...next, rev: next.rev + 1 });
  }
  return refused({ why: 'changed-meanwhile' });
};
