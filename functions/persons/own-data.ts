import { addressHash, addressIndexKey, personIndexKey, traceIndexKey } from '../access/address.ts';
import { knownBrowserEntity } from '../access/known-browser.ts';
import { type Member, memberEntity, type Person, personEntity, sessionEntity } from '../access/model.ts';
import { type Mail, mailEntity } from '../mail/model.ts';
import { stoppedKinds } from '../mail/stop.ts';
import { type TaskReason, taskEntity, taskIdOf } from '../office/task.ts';
import { calledAs, writtenTo } from '../organisations/people/called-as.ts';
import type { Ports } from '../platform/ports.ts';
import { fromItem, load } from '../platform/store/entity.ts';
import type { Item } from '../platform/store/table.ts';
import { toInstant } from '../platform/time.ts';
import { draftEntity } from '../pledges/draft.ts';
import { pledgeHead } from '../pledges/head.ts';
import type { Event, HistoryLink } from '../pledges/history.ts';
import { wholeHistory } from '../pledges/history-part.ts';
import { knownName } from '../pledges/known-name.ts';
import { claimEntity } from '../register/claims/model.ts';
import { listedEntity } from '../register/listed.ts';
import { found } from './places.ts';

type Needed = Pick<Ports, 'pact' | 'sent' | 'clock'>;

type About = Pick<Person, 'personId' | 'email' | 'language' | 'languageAt'>;

const ofType = async ({ pact }: Needed, key: string, type: string) =>
  (await found(pact, key)).filter((item) => item['type'] === type);

const organisationsOf = (items: readonly Item[], type: string): readonly string[] =>
  items.filter((item) => item['type'] === type).map((item) => String(item['organisationId']));

/** By whom something was done: other people, staff among them, are not this person's data. */
const byWhom = (who: string | undefined, personId: string): string | undefined => {
  if (who === undefined || who === personId || who === 'time') return who;
  return who.startsWith('staff:') ? 'office' : 'another-person';
};

/** What is about another organisation, and no person. */
const OF_ORGANISATIONS: readonly Event[] = [
  'merged',
  'unmerged',
  'absorbed',
  'released',
  'parent-asked',
  'parent-confirmed',
  'parent-ended',
];

const aboutOf = ({ what, about }: HistoryLink, personId: string): string | undefined =>
  OF_ORGANISATIONS.includes(what) ? about : byWhom(about, personId);

/** What one organisation's record says of the person. */
const inOrganisation = async ({ pact }: Needed, person: About, member: Member) => {
  const { personId, email } = person;
  const { organisationId } = member;
  const [head, draft, claim] = await Promise.all([
    load(pact, pledgeHead, organisationId),
    load(pact, draftEntity, organisationId),
    load(pact, claimEntity, organisationId),
  ]);
  const history = head === undefined ? [] : await wholeHistory(pact, head);
  const contact = draft?.contact?.values;
  const onRoster = head?.people?.[personId];
  const did = history.filter((link) => link.who === personId || link.about === personId);
  return {
    organisation: { id: organisationId, name: knownName(head, draft) },
    calledAs: calledAs({ member, person: { email }, draft }),
    mailLanguage: head?.contact === personId ? writtenTo(person, draft) : person.language,
    isContact: head?.contact === personId,
    isBackup: head?.backup === personId,
    member,
    onRoster: onRoster === undefined ? undefined : { ...onRoster, by: byWhom(onRoster.by, personId) },
    contactOnForm:
      contact !== undefined && addressHash(contact.email) === addressHash(email) ? contact : undefined,
    signatures: head?.pending?.signatures.filter((signature) => signature.personId === personId) ?? [],
    claim:
      claim?.personId === personId ? { ...claim, decidedBy: byWhom(claim.decidedBy, personId) } : undefined,
    did: did.map((link) => ({
      ...link,
      who: byWhom(link.who, personId),
      ...(link.about === undefined ? {} : { about: aboutOf(link, personId) }),
    })),
  };
};

const ABOUT_MAILS: readonly TaskReason[] = ['bounced', 'complained', 'delivery-unknown'];

const tasksOf = async ({ pact }: Needed, mails: readonly Mail[]) => {
  const ids = mails.flatMap(({ organisationId, mailId }) =>
    organisationId === undefined ? [] : ABOUT_MAILS.map((reason) => taskIdOf(organisationId, reason, mailId)),
  );
  const tasks = await Promise.all(ids.map((id) => load(pact, taskEntity, id)));
  return tasks
    .filter((task) => task !== undefined)
    .map((task) => ({ ...task, ...(task.closedBy === undefined ? {} : { closedBy: 'office' }) }));
};

/**
 * Everything that is kept about a person, for that person (Regulation (EU) 2018/1725, Articles 17 and 22). Secrets are
 * kept as hashes only, and are left out. Undefined where nobody is there.
 */
export const ownData = async (ports: Needed, personId: string) => {
  const person = await load(ports.pact, personEntity, personId);
  if (person === undefined) return undefined;
  const [members, traces, bearing, mailItems, stopped] = await Promise.all([
    ofType(ports, personIndexKey(personId), memberEntity.type),
    found(ports.pact, traceIndexKey(personId)),
    found(ports.pact, addressIndexKey(addressHash(person.email))),
    found(ports.sent, personIndexKey(personId)),
    stoppedKinds(ports, personId),
  ]);
  const mails = mailItems.map((item) => fromItem(mailEntity, item));
  const organisations = members.map((item) => inOrganisation(ports, person, fromItem(memberEntity, item)));
  return {
    asOf: toInstant(ports.clock.now()),
    person,
    organisations: await Promise.all(organisations),
    namedOnFormsOf: organisationsOf(bearing, draftEntity.type),
    mayClaim: organisationsOf(bearing, listedEntity.type),
    signedIn: traces
      .filter(({ type }) => type === sessionEntity.type)
      .map((item) => fromItem(sessionEntity, item))
      .map(({ createdAt, expiresAt }) => ({ at: createdAt, until: expiresAt })),
    browsersKnown: traces
      .filter(({ type }) => type === knownBrowserEntity.type)
      .map((item) => fromItem(knownBrowserEntity, item))
      .map(({ confirmedAt, until }) => ({ at: confirmedAt, until })),
    mails: mails.map(({ rev: _, ...mail }) => mail),
    mailsNotWanted: stopped,
    tasksForStaff: await tasksOf(ports, mails),
  };
};
export type OwnData = NonNullable<Awaited<ReturnType<typeof ownData>>>;
