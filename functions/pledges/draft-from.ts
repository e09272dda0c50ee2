import { canonicalJson, type Json } from '../platform/canonical.ts';
import type { Instant } from '../platform/time.ts';
import type { Draft } from './draft.ts';
import type { PledgeText } from './version.ts';

interface Start {
  readonly organisationId: string;
  readonly text: PledgeText;
  /** The name it goes by in public, which staff may have corrected since. */
  readonly name: string;
  readonly base: NonNullable<Draft['base']>;
  readonly at: Instant;
  readonly by: string;
}

interface Section<V> {
  readonly rev: number;
  readonly at: Instant;
  readonly by: string;
  readonly values: V;
}

/** The section as it is where it says the same; else the next revision, so that forms opened before are told. */
const sectionOf =
  ({ at, by }: Start) =>
  <V extends Json>(known: Section<V> | undefined, values: V): Section<V> =>
    known !== undefined && canonicalJson(known.values) === canonicalJson(values)
      ? known
      : { rev: (known?.rev ?? 0) + 1, at, by, values };

const sameBase = (one: Draft['base'], other: Draft['base']): boolean =>
  one?.version === other?.version && one?.after === other?.after;

/**
 * The draft that starts from a text: its sections are those of the text; the contact, which no text holds, stays. The
 * draft itself where it has started so already.
 */
export const draftFrom = (draft: Draft | undefined, start: Start): Draft => {
  if (draft !== undefined && sameBase(draft.base, start.base)) return draft;
  const { text, name, base, at, organisationId } = start;
  const section = sectionOf(start);
  const ids = text.commitments.map(({ id }) => id);
  return {
    rev: draft?.rev ?? 1,
    organisationId,
    catalogue: text.catalogue,
    changedAt: at,
    organisation: section(draft?.organisation, { ...text.organisation, legalName: name }),
    ...(draft?.contact === undefined ? {} : { contact: draft.contact }),
    commitments: section(draft?.commitments, ids),
    actions: Object.fromEntries(
      text.commitments.map(({ id, actions }) => [id, section(draft?.actions[id], actions)]),
    ),
    base,
  };
};
