import { icalendar } from '../platform/calendar/icalendar.ts';
import { dueEntry } from '../reports/due-entry.ts';
import type { MailKind } from './model.ts';
import { headOf, organisationName, page, reportOf, type Wording } from './wording.ts';

type Method = 'REQUEST' | 'CANCEL';

/**
 * Mails that carry the day a report is due as an entry for the calendar: put there or moved, or taken away once the
 * report has come. Under one id all of them are about one entry.
 */
const METHOD_OF: Readonly<Partial<Record<MailKind, Method>>> = {
  'report-dates': 'REQUEST',
  'report-open': 'REQUEST',
  'report-receipt': 'CANCEL',
};

export interface CalendarPart {
  readonly method: Method;
  readonly content: string;
}

/** The calendar part of a mail to a person; undefined for kinds without one. */
export const calendarPart = (wording: Wording, organizer: string): CalendarPart | undefined => {
  const { mail, address, now } = wording.facts;
  const method = METHOD_OF[mail.kind];
  if (method === undefined || address === undefined || mail.cycle === undefined) return undefined;
  const { organisationId, rev } = headOf(wording);
  const entry = dueEntry(wording.t, {
    organisationId,
    name: organisationName(wording),
    cycle: mail.cycle,
    due: reportOf(wording).due,
    stamp: now,
    cancelled: method === 'CANCEL',
    url: page(wording, `/my/${organisationId}/report/${mail.cycle}`),
    siteUrl: wording.url,
  });
  // The head's revision only ever grows, so that what is said later counts.
  return {
    method,
    content: icalendar({ method, entries: [{ ...entry, sequence: rev, organizer, attendee: address }] }),
  };
};
