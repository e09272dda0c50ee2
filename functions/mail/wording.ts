import { typedLine, typedText } from '../platform/http/typed-text.ts';
import { setApart } from '../platform/i18n/set-apart.ts';
import { formatDay, formatInstant, type Translator } from '../platform/i18n/translate.ts';
import { addDays, brusselsDay, type Day, type Instant } from '../platform/time.ts';
import type { PledgeHead, ReportHead } from '../pledges/head.ts';
import { knownName } from '../pledges/known-name.ts';
import { ladderStep } from '../reminders/ladder.ts';
import { expectedDay } from '../reports/due.ts';
import type { MailFacts } from './facts.ts';

/** What the words of a mail are made from. */
export interface Wording {
  readonly t: Translator;
  readonly facts: MailFacts;
  /** Address of the site, without a slash at the end. */
  readonly url: string;
  /** Only in a mail that carries a code. */
  readonly codes?: { readonly code: string; readonly linkToken: string };
  /** Only in a mail of a kind that can be stopped. */
  readonly stopToken?: string;
}

const LONGEST_NAME = 120;

/**
 * A name somebody typed, fit for a subject and a sentence: one line, not endless, and without what mail programs turn
 * into a link (anybody can have a mail sent to an address by naming it as signatory).
 */
export const plainName = (name: string): string => {
  const line = typedLine(name.replace(/:\/\//gu, ': ').replace(/\bwww\./giu, 'www '));
  const letters = Array.from(line);
  return setApart(letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME).join('')}…` : line);
};

export const organisationName = ({ t, facts }: Wording): string =>
  plainName(knownName(facts.head, facts.draft)) || t('mail.nameless');

/** Who asked for the mail, by name and confirmed address; somebody whom nobody knows any more, where nobody is. */
export const askerName = ({ t, facts }: Wording): string => {
  if (facts.asker === undefined) return t('mail.somebody');
  if (facts.asker === 'office') return t('mail.theOffice');
  const { email, name } = facts.asker;
  return name === undefined ? email : `${plainName(name)} (${email})`;
};

/** Whether the organisation has a name by which its mails can be told from others. */
export const isNamed = ({ facts }: Wording): boolean => knownName(facts.head, facts.draft) !== '';

/** Which step of a report's reminders this is, by the ladder, and how they end; nothing for a mail that is none. */
const stepWhy = ({ t, facts }: Wording): string => {
  const { step, head } = facts;
  const row = step === undefined ? undefined : ladderStep(step.family, step.key);
  if (step === undefined || row === undefined) return '';
  const days = Math.abs(row.days ?? 0);
  if (step.family === 'report-returned') return ` ${t('mail.stepReturned', { days })} ${t('mail.stepEnds')}`;
  const report = step.family === 'report' ? head?.reports[step.occasion] : undefined;
  if (report === undefined) return '';
  if (report.graceFrom !== undefined) {
    const until = formatDay(t.language, report.graceFrom);
    return ` ${t('mail.stepAfterHold', { days, until })} ${t('mail.stepEnds')}`;
  }
  const due = formatDay(t.language, expectedDay(report));
  const when = days === 0 ? 'on' : (row.days ?? 0) < 0 ? 'before' : 'after';
  return ` ${t('mail.stepReport', { when, days, due })} ${t('mail.stepEnds')}`;
};

/** Why the contact gets a mail, or the backup contact where the contact's own came back; of a reminder, which it is. */
export const contactWhy = (wording: Wording): string => {
  const { person, head } = wording.facts;
  const isBackup = person !== undefined && person.personId === head?.backup && head.backup !== head.contact;
  const organisation = organisationName(wording);
  const who = isBackup
    ? wording.t('mail.backupWhy', { organisation })
    : wording.t('mail.contactWhy', { organisation });
  return `${who}${stepWhy(wording)}`;
};

/** What staff or a signatory wrote, cleaned. */
export const theirWords = (typed: string | undefined): string | undefined =>
  typed === undefined ? undefined : typedText(typed);

/** A page of the site in the recipient's language. */
export const page = ({ url, t }: Wording, path: string): string => `${url}/${t.language}${path}`;

/** Where mails of this kind are stopped: a page with a button, and the target of a mail program's own POST. */
export const stopAddress = (wording: Wording): string | undefined =>
  wording.stopToken === undefined ? undefined : page(wording, `/mail/stop/${wording.stopToken}`);

/** Throws where a rule let a mail through without what its words need. */
export const needed = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`A mail needs ${what}`);
  return value;
};

export const headOf = ({ facts }: Wording): PledgeHead => needed(facts.head, 'the pledge');
export const cycleOf = ({ facts }: Wording): string =>
  needed(facts.mail.cycle ?? facts.step?.occasion, 'a cycle');
export const reportOf = (wording: Wording): ReportHead =>
  needed(headOf(wording).reports[cycleOf(wording)], 'a report');

export const day = ({ t }: Wording, at: Day): string => formatDay(t.language, at);
/** Day and time in Brussels. */
export const moment = ({ t }: Wording, at: Instant): string => formatInstant(t.language, at);

/** When the event was that the mail speaks of: the history link whose revision is its occasion. */
export const happenedAt = (wording: Wording): Instant => {
  const { occasion, createdAt } = wording.facts.mail;
  const link = headOf(wording).history.find((event) => occasion === `rev-${event.rev}`);
  return link?.at ?? createdAt;
};

/** The day in Brussels of a step put down for the organisation; undefined where there is none. */
export const stepDay = (
  { facts }: Wording,
  step: { readonly family: string; readonly occasion: string; readonly key: string },
): Day | undefined => {
  const put = facts.steps.find(
    (one) => one.family === step.family && one.occasion === step.occasion && one.key === step.key,
  );
  return put === undefined ? undefined : brusselsDay(put.at);
};

/** The last day before a step that ends something at midnight, in words. */
export const lastDayBefore = (wording: Wording, step: Parameters<typeof stepDay>[1]): string | undefined => {
  const ends = stepDay(wording, step);
  return ends === undefined ? undefined : day(wording, addDays(ends, -1));
};

export const inWords = (wording: Wording, at: Day | undefined): string | undefined =>
  at === undefined ? undefined : day(wording, at);
