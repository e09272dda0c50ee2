import type { CalendarEntry } from '../platform/calendar/icalendar.ts';
import { formatDay, type Translator } from '../platform/i18n/translate.ts';
import type { Day, Instant } from '../platform/time.ts';

export interface DueDate {
  readonly organisationId: string;
  readonly name: string;
  readonly cycle: string;
  /** The day it is due, or a later one that a hold has left it. */
  readonly due: Day;
  /** When this was last said. */
  readonly stamp: Instant;
  readonly cancelled: boolean;
  /** The last day of a hold that stands: nothing is late before. */
  readonly heldUntil?: Day | undefined;
  /** The page to open. */
  readonly url: string;
  /** Address of the site, without a slash at the end. */
  readonly siteUrl: string;
}

/** The day on which one report is due, as an entry of a calendar: in mails and feeds it is the same one. */
export const dueEntry = (t: Translator, date: DueDate): CalendarEntry => {
  const { organisationId, name, cycle, due, url, heldUntil } = date;
  const texts = [
    t('calendar.reportDueText', { organisation: name, due: formatDay(t.language, due) }),
    ...(heldUntil === undefined ? [] : [t('calendar.onHold', { day: formatDay(t.language, heldUntil) })]),
    url,
  ];
  return {
    uid: `report-${cycle}-${organisationId}@${new URL(date.siteUrl).hostname}`,
    day: due,
    stamp: date.stamp,
    status: date.cancelled ? 'cancelled' : heldUntil === undefined ? 'confirmed' : 'tentative',
    summary: t('calendar.reportDue', { organisation: name }),
    description: texts.join('\n'),
    url,
  };
};
