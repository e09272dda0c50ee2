import * as z from 'zod/mini';
import { ROLES } from '../catalogue/roles.ts';
import { ParentLink } from '../organisations/group/model.ts';
import { ContactChange, HandOver, RosterEntry } from '../organisations/people/model.ts';
import { SECTORS, SIZE_BANDS } from '../organisations/profile.ts';
import { defineEntity, type IndexAttributes } from '../platform/store/entity.ts';
import { FiledHistory, HistoryLink } from './history.ts';
import { ReportHead } from './report-head.ts';
import { CURRENT_STATES, PENDING_STATES } from './states.ts';

export type { ReportHead };

const instant = z.iso.datetime();

/** One signatory of the text at hand: the name stands in an erasable member item, here only its salted hash. */
export const Signature = z.strictObject({
  personId: z.string(),
  signer: z.string(),
  status: z.enum(['asked', 'approved', 'sent-back']),
  at: z.optional(instant),
  comment: z.optional(z.string()),
});
export type Signature = z.infer<typeof Signature>;

const Pending = z.strictObject({
  state: z.enum(PENDING_STATES),
  since: instant,
  /** The immutable version sent for signature; absent while it is a draft that never was. */
  version: z.optional(z.int()),
  sha256: z.optional(z.string()),
  reference: z.optional(z.string()),
  signatures: z.array(Signature),
  /** Why it was returned, declined or sent back, in words of the person who did. */
  reasons: z.optional(z.string()),
});

const Current = z.strictObject({
  state: z.enum(CURRENT_STATES),
  since: instant,
  version: z.int(),
  sha256: z.string(),
  reference: z.string(),
  /** The first publication: the twelve months count from here and never move. */
  publishedAt: instant,
  reasons: z.optional(z.string()),
});

/** What the public register shows in a row, of the current version. */
const Card = z.strictObject({
  name: z.string(),
  country: z.string(),
  sector: z.enum(SECTORS),
  sizeBand: z.enum(SIZE_BANDS),
  roles: z.array(z.enum(ROLES)),
  website: z.optional(z.string()),
  commitments: z.array(z.string()),
  formerNames: z.array(z.string()),
});

const PledgeHeadShape = z.object({
  rev: z.int(),
  organisationId: z.string(),
  createdAt: instant,
  /** Made-up organisations of the demo are marked as such wherever they are shown. */
  madeUp: z.boolean(),
  /** The name as far as known: the legal name of the draft until something is published. */
  name: z.string(),
  contact: z.string(),
  /** Who is written to where the contact cannot be reached. */
  backup: z.optional(z.string()),
  /** Entered by the office from a letter: it counts once the organisation has confirmed it, and signed. */
  entered: z.optional(
    z.strictObject({
      /** `staff:<subject>`. */
      by: z.string(),
      letterOn: z.iso.date(),
      sentAt: z.optional(instant),
      confirmedAt: z.optional(instant),
    }),
  ),
  /** Who works for the organisation, by person id; absent in heads of shape 1, see `rosterOf`. */
  people: z.optional(z.record(z.string(), RosterEntry)),
  handOver: z.optional(HandOver),
  contactChange: z.optional(ContactChange),
  parent: z.optional(ParentLink),
  /** The number of the last version put down; 0 before the first. */
  versions: z.int(),
  pending: z.optional(Pending),
  current: z.optional(Current),
  card: z.optional(Card),
  /** The organisation that stands for this one, and what was public before staff merged them. */
  merged: z.optional(
    z.strictObject({ into: z.string(), at: instant, by: z.string(), before: z.optional(Current) }),
  ),
  /**
   * Staff let the reports rest until the end of a day in Brussels; a day that has passed holds nothing. `lifted`: staff
   * ended it on that day.
   */
  hold: z.optional(
    z.strictObject({
      since: instant,
      until: z.iso.date(),
      reasons: z.string(),
      lifted: z.optional(z.literal(true)),
    }),
  ),
  /** Who was last asked for the second signature under a report: offered again. */
  reportSigner: z.optional(z.string()),
  /** By cycle: "1" is the report of the first twelve months. */
  reports: z.record(z.string(), ReportHead),
  /** The last links of the history; each decision adds its own. */
  history: z.array(HistoryLink),
  /** Where the links before them are. */
  filed: z.optional(FiledHistory),
  /** The last revision whose consequences all exist. */
  settled: z.int(),
  /** Set by every decision, cleared by the reaction: a lost nudge is found here by the next round. */
  nudge: z.optional(instant),
});
export type PledgeHead = z.infer<typeof PledgeHeadShape>;

/** A name as names are compared: case and marks folded, so that Ö is O. Letters of their own, such as Ø, stay. */
export const sortName = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Letters that Unicode does not take apart, as people who lack them write them. */
const UNMARKED: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ĸ: 'k',
};

/** Where a name stands in a list: letters of their own stand with those that people take for them. */
export const placeOfName = (name: string): string =>
  sortName(name).replace(/\P{ASCII}/gu, (letter) => UNMARKED[letter] ?? letter);

export interface Waiting {
  readonly state: 'submitted' | 'in-review' | 'withheld';
  readonly since: string;
  /** Of a report. */
  readonly cycle?: string;
}

/** What waits for the AI Office: the pledge, one that it has taken down, and reports as long as it is not withdrawn. */
export const waitingIn = ({ pending, current, reports }: PledgeHead): readonly Waiting[] => {
  const ofPledge = [pending, current].filter((text) => text !== undefined);
  const ofReports =
    current?.state === 'withdrawn'
      ? []
      : Object.entries(reports).map(([cycle, { state, since }]) => ({ cycle, state, since }));
  return [...ofPledge.map(({ state, since }) => ({ state, since })), ...ofReports].flatMap((one) =>
    one.state === 'submitted' || one.state === 'in-review' || one.state === 'withheld'
      ? [{ ...one, state: one.state }]
      : [],
  );
};

const waitingSince = (head: PledgeHead): string | undefined =>
  waitingIn(head)
    .map(({ since }) => since)
    .sort()[0];

/** Merged into another that stands for it; public in the register; or, entered by the office and not confirmed yet, on the office's own list. */
const listIndex = (head: PledgeHead): Pick<IndexAttributes, 'listPk' | 'listSk'> => {
  const { merged } = head;
  if (merged !== undefined)
    return merged.before === undefined
      ? {}
      : { listPk: MERGED, listSk: `${merged.into}#${head.organisationId}` };
  if (head.current !== undefined)
    return {
      listPk: REGISTER,
      listSk: `${placeOfName(head.card?.name ?? head.name)}#${head.organisationId}`,
    };
  return head.entered === undefined || head.entered.confirmedAt !== undefined
    ? {}
    : { listPk: ENTERED, listSk: head.createdAt };
};

const headIndexes = (head: PledgeHead): IndexAttributes => {
  const waiting = waitingSince(head);
  return {
    dueAt: head.nudge,
    ...listIndex(head),
    ...(head.current === undefined ? {} : { changePk: REGISTER }),
    ...(waiting === undefined ? {} : { queuePk: 'QUEUE', queueAt: waiting }),
  };
};

/** The partition of the listing index that holds the public register. */
export const REGISTER = 'REGISTER';
/** The partition of the listing index that holds what was public and was merged, by what stands for each. */
export const MERGED = 'MERGED';
/** The partition of the listing index that holds what the office entered and nobody has confirmed, oldest first. */
export const ENTERED = 'ENTERED';
export const organisationPartition = (organisationId: string): string => `ORG#${organisationId}`;

/** The one item every decision about an organisation's pledge and reports writes. */
export const pledgeHead = defineEntity({
  type: 'pledge-head',
  shape: 11,
  // 1: nobody but the contact and the signatories had a role, and there was no backup. Before 4: the whole history. 5: nothing was merged. 7: no parent.
  // 8: who came with a merged organisation is not told apart; a report's second signature had no end.
  // 9: what fell into a hold fell due at its end. 10: nobody deleted a draft.
  formerShapes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  schema: PledgeHeadShape,
  key: (organisationId: string) => ({ pk: organisationPartition(organisationId), sk: 'PLEDGE' }),
  keyOf: (head) => ({ pk: organisationPartition(head.organisationId), sk: 'PLEDGE' }),
  indexes: headIndexes,
});
