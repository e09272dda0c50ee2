import { type Member, memberEntity, type Person, personEntity } from '../access/model.ts';
import { readStaffNames, type StaffNames } from '../access/staff/names.ts';
import { type Mail, mailEntity } from '../mail/model.ts';
import { type Called, calledAs } from '../organisations/people/called-as.ts';
import { type Who, whoOf } from '../persons/who.ts';
import type { Ports } from '../platform/ports.ts';
import { fromItem, load } from '../platform/store/entity.ts';
import type { Item, Table } from '../platform/store/table.ts';
import { type Contact, draftEntity } from '../pledges/draft.ts';
import {
  organisationPartition,
  type PledgeHead,
  placeOfName,
  pledgeHead,
  REGISTER,
} from '../pledges/head.ts';
import type { HistoryLink } from '../pledges/history.ts';
import { wholeHistory } from '../pledges/history-part.ts';
import type { PledgeState } from '../pledges/states.ts';
import { type PledgeText, type PledgeVersion, textOf, versionEntity } from '../pledges/version.ts';
import { listedEntity } from '../register/listed.ts';
import { whyMoot } from '../reminders/moot.ts';
import type { WhyNotOwed } from '../reminders/reasons.ts';
import { type Step, stepEntity } from '../reminders/step.ts';
import { type GivenBack, givenBack } from './given-back.ts';
import { mailIdsOf } from './mails-of.ts';

/** A step, and why it will do nothing any more, where nothing is left for it to do. */
interface CaseStep extends Step {
  readonly moot?: WhyNotOwed | undefined;
}

/** Everything the AI Office sees of one organisation. */
export interface Case {
  readonly head: PledgeHead;
  /** The text that staff were given: the submitted one, else the public one; absent before either. */
  readonly version?: PledgeVersion;
  readonly text?: PledgeText;
  /** All of it, oldest first; the head holds the last links. */
  readonly history: readonly HistoryLink[];
  /** The public text that the one at hand would take the place of. */
  readonly before?: { readonly number: number; readonly text: PledgeText };
  /** The last text that staff gave back, of which the one at hand is a further form. */
  readonly returned?: GivenBack & { readonly text: PledgeText };
  readonly members: readonly Member[];
  readonly people: ReadonlyMap<string, Person>;
  /** What the form says of the contact, as long as the draft is kept. */
  readonly contact?: Contact;
  /** By person id, the name and position under which each works for the organisation. */
  readonly called: ReadonlyMap<string, Called>;
  /** Whom the history names beside these and staff. */
  readonly others: ReadonlyMap<string, Who>;
  readonly staff: StaffNames;
  /** By planned time. */
  readonly steps: readonly CaseStep[];
  /** By order; with those that belong to a step. */
  readonly mails: readonly Mail[];
  /** What it was merged into. */
  readonly into?: { readonly id: string; readonly name: string };
  /** Ids of other entries of the register with the same name. */
  readonly sameName: readonly string[];
}

const itemsOf = <T>(items: readonly Item[], type: string, read: (item: Item) => T): T[] =>
  items.filter(({ type: found }) => found === type).map(read);

/** The entry that the organisation has claimed is the organisation itself. */
const isItsEntry = (item: Item, organisationId: string): boolean =>
  item['type'] === listedEntity.type && fromItem(listedEntity, item).claimed?.pledge === organisationId;

const sameNameAs = async (pact: Table, { name, organisationId }: PledgeHead): Promise<readonly string[]> => {
  const folded = placeOfName(name);
  if (folded === '') return [];
  const range = { from: `${folded}#`, upTo: `${folded}#~` };
  const { items } = await pact.index({ index: 'listing', key: REGISTER, ...range, limit: 20 });
  const others = items.filter((item) => !isItsEntry(item, organisationId));
  return others.map(({ organisationId: id }) => String(id)).filter((id) => id !== organisationId);
};

const peopleOf = async (pact: Table, members: readonly Member[]): Promise<ReadonlyMap<string, Person>> => {
  const people = await Promise.all(members.map(({ personId }) => load(pact, personEntity, personId)));
  return new Map(people.flatMap((person) => (person === undefined ? [] : [[person.personId, person]])));
};

const mailsOf = async (sent: Table, ids: readonly string[]): Promise<readonly Mail[]> => {
  const mails = await Promise.all([...new Set(ids)].map((id) => load(sent, mailEntity, id)));
  return mails
    .filter((mail): mail is Mail => mail !== undefined)
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
};

const intoOf = async (pact: Table, { merged }: PledgeHead): Promise<Pick<Case, 'into'>> => {
  if (merged === undefined) return {};
  const other = await load(pact, pledgeHead, merged.into);
  return { into: { id: merged.into, name: other?.card?.name ?? other?.name ?? '' } };
};

/** From the signature on the text is the AI Office's to read; before it is the organisation's own. */
const SUBMITTED: readonly PledgeState[] = ['submitted', 'in-review', 'returned', 'declined'];

/** The text at hand, once it was submitted. */
export const submittedText = ({ pending }: PledgeHead): PledgeHead['pending'] =>
  pending !== undefined && SUBMITTED.includes(pending.state) ? pending : undefined;

const numbered = (items: readonly Item[], number: number | undefined): PledgeVersion | undefined =>
  itemsOf(items, versionEntity.type, (item) => fromItem(versionEntity, item)).find(
    (version) => version.number === number,
  );

const versionOf = (head: PledgeHead, items: readonly Item[]): PledgeVersion | undefined =>
  numbered(items, submittedText(head)?.version ?? head.current?.version);

const beforeOf = (head: PledgeHead, items: readonly Item[]): Pick<Case, 'before'> => {
  const { current } = head;
  if (submittedText(head) === undefined || current === undefined || current.state === 'withdrawn') return {};
  const version = numbered(items, current.version);
  return version === undefined ? {} : { before: { number: version.number, text: textOf(version) } };
};

const returnedOf = (
  { head, history }: Pick<Case, 'head' | 'history'>,
  items: readonly Item[],
): Pick<Case, 'returned'> => {
  const number = submittedText(head)?.version;
  const back = number === undefined ? undefined : givenBack(history, { number });
  const version = numbered(items, back?.number);
  return back === undefined || version === undefined ? {} : { returned: { ...back, text: textOf(version) } };
};

const othersIn = (
  pact: Table,
  { organisationId }: PledgeHead,
  { history, people }: Pick<Case, 'history' | 'people'>,
) =>
  whoOf(
    pact,
    organisationId,
    history.filter(({ who }) => who !== 'time' && !who.startsWith('staff:') && !people.has(who)),
  );

/** Reads one organisation whole; undefined where there is none. */
export const readCase = async (
  ports: Pick<Ports, 'pact' | 'sent' | 'clock'>,
  organisationId: string,
): Promise<Case | undefined> => {
  const items = await ports.pact.partition(organisationPartition(organisationId));
  const [head] = itemsOf(items, pledgeHead.type, (item) => fromItem(pledgeHead, item));
  if (head === undefined) return undefined;
  const members = itemsOf(items, memberEntity.type, (item) => fromItem(memberEntity, item));
  const steps = itemsOf(items, stepEntity.type, (item) => fromItem(stepEntity, item));
  const [draft] = itemsOf(items, draftEntity.type, (item) => fromItem(draftEntity, item));
  const version = versionOf(head, items);
  const contact = draft?.contact?.values;
  const ids = [...steps.flatMap((step) => step.mailIds), ...mailIdsOf(head, members)];
  const [history, people, mails, sameName] = await Promise.all([
    wholeHistory(ports.pact, head),
    peopleOf(ports.pact, members),
    mailsOf(ports.sent, ids),
    sameNameAs(ports.pact, head),
  ]);
  return {
    head,
    history,
    ...(version === undefined ? {} : { version, text: textOf(version) }),
    ...beforeOf(head, items),
    ...returnedOf({ head, history }, items),
    ...(await intoOf(ports.pact, head)),
    members,
    people,
    others: await othersIn(ports.pact, head, { history, people }),
    staff: await readStaffNames(
      ports,
      history.map(({ who }) => who),
    ),
    ...(contact === undefined ? {} : { contact }),
    called: new Map(
      members.map((member) => {
        const person = people.get(member.personId);
        // What the organisation still writes, before any of it was submitted, is not the office's to read.
        const form = version === undefined ? undefined : draft;
        return [member.personId, calledAs({ member, person, draft: form })];
      }),
    ),
    steps: steps
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map((step) => ({
        ...step,
        moot: step.outcome === undefined ? whyMoot({ step, head, draft }) : undefined,
      })),
    mails,
    sameName,
  };
};
