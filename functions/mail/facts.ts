import { type Challenge, challengeEntity, type Person, personEntity } from '../access/model.ts';
import type { Language } from '../platform/i18n/languages.ts';
import type { Ports } from '../platform/ports.ts';
import { load, loadAll } from '../platform/store/entity.ts';
import { type Day, type Instant, toInstant } from '../platform/time.ts';
import { closingDate } from '../pledges/closing-date.ts';
import { type Draft, draftEntity } from '../pledges/draft.ts';
import { organisationPartition, type PledgeHead, pledgeHead } from '../pledges/head.ts';
import { type Step, stepEntity, stepSortKey } from '../reminders/step.ts';
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
  /** The kinds of mail that the person has stopped. */
  readonly stopped: readonly MailKind[];
  readonly head?: PledgeHead;
  readonly draft?: Draft;
  /** The last day on which pledges can be signed. */
  readonly closing?: Day;
  /** The steps of the ladder put down for the organisation. */
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
  ports: Pick<Ports, 'pact'>,
  { recipient }: Mail,
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
  if (person === undefined) return { ...NOTHING_STOPPED, language: OFFICE_LANGUAGE };
  const stopped = await stoppedKinds(ports, person.personId);
  return { language: person.language, address: person.email, person, stopped };
};

const readDraft = async (
  ports: Pick<Ports, 'pact'>,
  organisationId: string,
): Promise<Pick<MailFacts, 'draft' | 'closing'>> => {
  const draft = await load(ports.pact, draftEntity, organisationId);
  const closing = await closingDate(ports);
  return draft === undefined ? { closing } : { draft, closing };
};

const readOrganisation = async (
  ports: Pick<Ports, 'pact'>,
  { organisationId, kind, occasion }: Mail,
): Promise<Pick<MailFacts, 'head' | 'draft' | 'closing' | 'steps' | 'step'>> => {
  if (organisationId === undefined) return { steps: [] };
  const pk = organisationPartition(organisationId);
  const head = await load(ports.pact, pledgeHead, organisationId);
  const steps = await loadAll(ports.pact, stepEntity, { pk, prefix: 'STEP#' });
  const step = steps.find((put) => stepSortKey(put.family, put.occasion, put.key) === occasion);
  return {
    steps,
    ...(head === undefined ? {} : { head }),
    ...(kind === 'draft-waiting' ? await readDraft(ports, organisationId) : {}),
    ...(step === undefined ? {} : { step }),
  };
};

/** @param officeMail the address that mails to the AI Office itself go to */
export const readFacts = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  mail: Mail,
  officeMail: string,
): Promise<MailFacts> => ({
  mail,
  ...(await readRecipient(ports, mail, officeMail)),
  ...(await readOrganisation(ports, mail)),
  now: toInstant(ports.clock.now()),
});
