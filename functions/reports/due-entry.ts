import type { CalendarEntry } from '../platform/calendar/icalendar.ts';
import { formatDay, type Translator } from '../platform/i18n/translate.ts';
import type { Day, Instant } from '../platform/time.ts';

export interface DueDate {
  readonly organisationId: string;
  readonly name: string;
  readonly cycle: string;
  readonly due: Day;
  /** When this was last said. */
  readonly stamp: Instant;
  readonly cancelled: boolean;
  /** The page to open. */
  readonly url: string;
  /** Address of the site, without a slash at the end. */
  readonly siteUrl: string;
}

/** The day on which one report is due, as an entry of a calendar: in mails and feeds it is the same one. */
export const dueEntry = (t: Translator, date: DueDate): CalendarEntry => {
  const { organisationId, name, cycle, due, url } = date;
  return {
    uid: `report-${cycle}-${organisationId}@${new URL(date.siteUrl).hostname}`,
    day: due,
    stamp: date.stamp,
    status: date.cancelled ? 'cancelled' : 'confirmed',
    summary: t('calendar.reportDue', { organisation: name }),
    description: `${t('calendar.reportDueText', { organisation: name, due: formatDay(t.language, due) })}\n${url}`,
    url,
  };
};
