import { icalendar } from '../platform/calendar/icalendar.ts';
import { brusselsDay } from '../platform/time.ts';
import type { PledgeHead, ReportHead } from '../pledges/head.ts';
import { heldUntil } from '../pledges/held-until.ts';
import { expectedDay } from '../reports/due.ts';
import { dueEntry } from '../reports/due-entry.ts';
import { WRITABLE_REPORT_STATES } from '../reports/states.ts';
import type { MailFacts } from './facts.ts';
import type { MailKind } from './model.ts';
import { headOf, organisationName, page, type Wording } from './wording.ts';

type Method = 'REQUEST' | 'CANCEL';

/**
 * Mails that carry the day a report is due as an entry for the calendar: put there or brought up to date, or taken away
 * once the report has come or is expected no more. Under one id all of them are about one entry.
 */
const METHOD_OF: Readonly<Partial<Record<MailKind, Method>>> = {
  'report-dates': 'REQUEST',
  'report-open': 'REQUEST',
  'report-receipt': 'CANCEL',
  'report-returned': 'REQUEST',
  'report-held': 'REQUEST',
  'report-hold-lifted': 'REQUEST',
  'report-hold-ended': 'REQUEST',
  'contact-now': 'REQUEST',
  'contact-no-longer': 'CANCEL',
  merged: 'CANCEL',
  unmerged: 'REQUEST',
  withdrawn: 'CANCEL',
};

export interface CalendarPart {
  readonly method: Method;
  readonly content: string;
}

type Cycle = readonly [cycle: string, report: ReportHead];

const cyclesOf = ({ reports }: PledgeHead): readonly Cycle[] =>
  Object.entries(reports).toSorted(([, a], [, b]) => (a.due < b.due ? -1 : 1));

/** The report that is expected next; nothing is put into a calendar once its day has passed. */
const expected = (head: PledgeHead, { mail, now }: MailFacts): Cycle | undefined =>
  cyclesOf(head).find(
    ([cycle, report]) =>
      (mail.cycle ?? cycle) === cycle &&
      WRITABLE_REPORT_STATES.includes(report.state) &&
      expectedDay(report) >= brusselsDay(now),
  );

/** The report that a mail takes away; where it names none, the last that was not published. */
const takenAway = (head: PledgeHead, { mail }: MailFacts): Cycle | undefined =>
  cyclesOf(head).findLast(([cycle, { state }]) =>
    mail.kind === 'report-receipt' ? mail.cycle === cycle : state !== 'published',
  );

const TO_EVERYBODY: readonly MailKind[] = ['withdrawn', 'merged', 'unmerged'];

/** The other of a merger that was taken back: nothing of its own entry has moved. */
const wasTheOther = ({ mail, head }: MailFacts): boolean =>
  head?.history.some(({ what, rev }) => what === 'released' && mail.occasion === `rev-${rev}`) ?? false;

/** Mails to everybody who works for the organisation: only who was written to of the report has an entry of it. */
const hasNone = (facts: MailFacts): boolean => {
  const { mail, person, head } = facts;
  if (!TO_EVERYBODY.includes(mail.kind)) return false;
  return wasTheOther(facts) || (person?.personId !== head?.contact && person?.personId !== head?.backup);
};

/** The calendar part of a mail to a person; undefined for kinds without one. A message is about one entry (RFC 5546). */
export const calendarPart = (wording: Wording, organizer: string): CalendarPart | undefined => {
  const { facts } = wording;
  const method = METHOD_OF[facts.mail.kind];
  if (method === undefined || facts.address === undefined || hasNone(facts)) return undefined;
  const head = headOf(wording);
  const found = method === 'REQUEST' ? expected(head, facts) : takenAway(head, facts);
  if (found === undefined) return undefined;
  const [cycle, report] = found;
  const { organisationId, rev, hold } = head;
  const entry = dueEntry(wording.t, {
    organisationId,
    name: organisationName(wording),
    cycle,
    due: expectedDay(report),
    stamp: facts.now,
    cancelled: method === 'CANCEL',
    heldUntil: heldUntil(head, facts.now) === undefined ? undefined : hold?.until,
    url: page(wording, `/my/${organisationId}/report/${cycle}`),
    siteUrl: wording.url,
  });
  const invited = { organizer, attendee: facts.address };
  // The head's revision only ever grows, so that what is said later counts.
  return { method, content: icalendar({ method, entries: [{ ...entry, sequence: rev, ...invited }] }) };
};
