import { type Challenge, challengeEntity, type Person, personEntity } from '../access/model.ts';
import { writtenTo } from '../organisations/people/called-as.ts';
import { erasedEntity } from '../persons/tombstone.ts';
import type { Language } from '../platform/i18n/languages.ts';
import type { Ports } from '../platform/ports.ts';
import { load, loadAll } from '../platform/store/entity.ts';
import { type Day, type Instant, toInstant } from '../platform/time.ts';
import { closingDate } from '../pledges/closing-date.ts';
import { type Draft, draftEntity } from '../pledges/draft.ts';
import { organisationPartition, type PledgeHead, pledgeHead } from '../pledges/head.ts';
import { type Claim, claimEntity } from '../register/claims/model.ts';
import { isStepSortKey, type Step, stepEntity, stepSortKey } from '../reminders/step.ts';
import { type Asker, readAsker } from './asker.ts';
import { KINDS } from './kinds.ts';
import type { Mail, MailKind } from './model.ts';
import { stoppedKinds } from './stop.ts';

/** Everything that a mail's rule and words may look at, read strongly consistent at the moment of sending. */
export interface MailFacts {
  readonly mail: Mail;
  readonly now: Instant;
  readonly language: Language;
  /** Where it goes; absent where nobody is behind the recipient any more. */
  readonly address?: string;
  readonly person?: Person;
  readonly challenge?: Challenge;
  /** The kinds of mail that the person has stopped; empty where the mail is of a kind that nobody can stop. */
  readonly stopped: readonly MailKind[];
  readonly head?: PledgeHead;
  /** The organisation that it names as its parent; only for mails about that. */
  readonly parent?: PledgeHead;
  /** The other organisation of a merger, or of one that was taken back; only for mails about that. */
  readonly into?: PledgeHead;
  /** What was claimed with the pledge; only for the mail about that. */
  readonly claim?: Claim;
  readonly draft?: Draft;
  /** The last day on which pledges can be signed. */
  readonly closing?: Day;
  /** Who asked for the mail; only of kinds that somebody asks for. */
  readonly asker?: Asker;
  /** The steps of the ladder whose days its words may name: of the year of its report, or of the signing it asks for. */
  readonly steps: readonly Step[];
  /** The step that the mail belongs to. */
  readonly step?: Step;
}

type Who = Pick<MailFacts, 'language' | 'address' | 'person' | 'challenge' | 'stopped'>;

/** Of mails to the office and to addresses, none can be stopped. */
const NOTHING_STOPPED = { stopped: [] } as const;

/** Staff read English. */
const OFFICE_LANGUAGE: Language = 'en';

const readRecipient = async (
  ports: Pick<Ports, 'pact' | 'sent'>,
  { recipient, kind }: Mail,
  officeMail: string,
): Promise<Who> => {
  if (recipient.to === 'office')
    return { ...NOTHING_STOPPED, language: OFFICE_LANGUAGE, address: officeMail };
  if (recipient.to === 'challenge') {
    const challenge = await load(ports.pact, challengeEntity, recipient.challengeId);
    return challenge === undefined
      ? { ...NOTHING_STOPPED, language: OFFICE_LANGUAGE }
      : { ...NOTHING_STOPPED, language: challenge.language, address: challenge.email, challenge };
  }
  const person = await load(ports.pact, personEntity, recipient.personId);
  const erased = await load(ports.sent, erasedEntity, recipient.personId);
  if (person === undefined || erased !== undefined) return { ...NOTHING_STOPPED, language: OFFICE_LANGUAGE };
  const stopped = KINDS[kind].optional ? await stoppedKinds(ports, person.personId) : [];
  return { language: person.language, address: person.email, person, stopped };
};

/** What the sort keys of the steps begin with whose days a mail may name; undefined where it names none. */
const namedSteps = ({ kind, version, cycle }: Mail): string | undefined => {
  switch (kind) {
    case 'signature-request':
    case 'signature-waiting':
      return stepSortKey('signature', String(version), '');
    case 'report-signature-request':
    case 'report-signature-waiting':
      return stepSortKey('report-signature', `${cycle}-${version}`, '');
    default:
      return cycle === undefined ? undefined : stepSortKey('report', cycle, '');
  }
};

const readSteps = async (
  { pact }: Pick<Ports, 'pact'>,
  mail: Mail,
  organisationId: string,
): Promise<Pick<MailFacts, 'steps' | 'step'>> => {
  const prefix = namedSteps(mail);
  const [steps, step] = await Promise.all([
    prefix === undefined
      ? []
      : loadAll(pact, stepEntity, { pk: organisationPartition(organisationId), prefix }),
    isStepSortKey(mail.occasion) ? load(pact, stepEntity, organisationId, mail.occasion) : undefined,
  ]);
  return { steps, ...(step === undefined ? {} : { step }) };
};

/** Another organisation that a mail speaks of. */
const OTHER: Partial<
  Readonly<Record<MailKind, (head: PledgeHead | undefined, mail: Mail) => string | undefined>>
> = {
  'parent-asked': (head) => head?.parent?.id,
  merged: (head) => head?.merged?.into,
  unmerged: (head, { occasion }) =>
    head?.history.find(({ rev, about }) => about !== undefined && occasion === `rev-${rev}`)?.about,
};

const readOrganisation = async (
  ports: Pick<Ports, 'pact'>,
  mail: Mail,
): Promise<
  Pick<MailFacts, 'head' | 'parent' | 'into' | 'claim' | 'draft' | 'closing' | 'steps' | 'step' | 'asker'>
> => {
  const { organisationId, kind } = mail;
  if (organisationId === undefined) return { steps: [] };
  const [head, draft, steps] = await Promise.all([
    load(ports.pact, pledgeHead, organisationId),
    load(ports.pact, draftEntity, organisationId),
    readSteps(ports, mail, organisationId),
  ]);
  const claim = kind === 'claim-decided' ? await load(ports.pact, claimEntity, organisationId) : undefined;
  const otherId = OTHER[kind]?.(head, mail);
  const other = otherId === undefined ? undefined : await load(ports.pact, pledgeHead, otherId);
  const asker = await readAsker(ports, mail, { head, draft });
  return {
    ...steps,
    ...(head === undefined ? {} : { head }),
    ...(other === undefined ? {} : kind === 'parent-asked' ? { parent: other } : { into: other }),
    ...(claim === undefined ? {} : { claim }),
    ...(draft === undefined ? {} : { draft }),
    ...(asker === undefined ? {} : { asker }),
    ...(kind === 'draft-waiting' ? { closing: await closingDate(ports) } : {}),
  };
};

/** A contact may have chosen another language for our mails on the form than the one first signed in with; the last choice counts. */
const chosenLanguage = (
  { person, language }: Who,
  { head, draft }: Pick<MailFacts, 'head' | 'draft'>,
): Language => {
  return person !== undefined && person.personId === head?.contact ? writtenTo(person, draft) : language;
};

/** @param officeMail the address that mails to the AI Office itself go to */
export const readFacts = async (
  ports: Pick<Ports, 'pact' | 'sent' | 'clock'>,
  mail: Mail,
  officeMail: string,
): Promise<MailFacts> => {
  const who = await readRecipient(ports, mail, officeMail);
  const organisation = await readOrganisation(ports, mail);
  const language = chosenLanguage(who, organisation);
  return { mail, ...who, ...organisation, language, now: toInstant(ports.clock.now()) };
};
