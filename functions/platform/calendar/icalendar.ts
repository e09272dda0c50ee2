import { addDays, type Day, type Instant } from '../time.ts';

/** One day in a calendar, the whole of it. */
export interface CalendarEntry {
  /** The same for as long as the entry exists; what comes later under it moves or cancels it. */
  readonly uid: string;
  readonly day: Day;
  /** When this was last said. */
  readonly stamp: Instant;
  /** Higher in what comes later. */
  readonly sequence?: number;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  /** Of an invitation: from whom, and to whom; addresses. */
  readonly organizer?: string;
  readonly attendee?: string;
}

export interface Calendar {
  /** What a mail asks for (RFC 5546); absent in a feed. */
  readonly method?: 'REQUEST' | 'CANCEL';
  /** Of a feed. */
  readonly name?: string;
  readonly entries: readonly CalendarEntry[];
}

const PRODUCT = '-//AI Pact pledges//Due dates//EN';

/** Bytes of a line (RFC 5545, 3.1), without its end; a line that goes on begins with a space. */
const LONGEST_LINE = 75;

const fold = (line: string): string => {
  const lines: string[] = [];
  let part = '';
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > LONGEST_LINE) {
      lines.push(part);
      part = ' ';
      bytes = 1;
    }
    part += letter;
    bytes += size;
  }
  return [...lines, part].join('\r\n');
};

/** A TEXT value (RFC 5545, 3.3.11); other control characters have no place in it. */
const text = (value: string): string =>
  value
    .replace(/[\\;,]/gu, (found) => `\\${found}`)
    .replace(/\r\n|\r|\n/gu, '\\n')
    .replace(/\p{Cc}/gu, '');

const date = (day: Day): string => day.replaceAll('-', '');
const dateTime = (instant: Instant): string => instant.replace(/[-:]|\.\d+/gu, '');

/** An address as a URI; what a mail address may hold and a URI may not is escaped. */
const mailto = (address: string): string =>
  `mailto:${address.replace(/[^\w.!#$&'*+/=?^`{|}~@-]/gu, encodeURIComponent)}`;

const known = (line: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${line}${value}`];

const entryLines = (entry: CalendarEntry): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${text(entry.uid)}`,
  ...known('SEQUENCE:', entry.sequence?.toString()),
  `DTSTAMP:${dateTime(entry.stamp)}`,
  `DTSTART;VALUE=DATE:${date(entry.day)}`,
  `DTEND;VALUE=DATE:${date(addDays(entry.day, 1))}`,
  `SUMMARY:${text(entry.summary)}`,
  `DESCRIPTION:${text(entry.description)}`,
  // RFC 5545, 3.8.4.6: a URI is written as it is.
  `URL;VALUE=URI:${entry.url}`,
  ...known('ORGANIZER:', entry.organizer === undefined ? undefined : mailto(entry.organizer)),
  ...known(
    'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:',
    entry.attendee === undefined ? undefined : mailto(entry.attendee),
  ),
  // Nobody is busy all day because a report is due.
  'TRANSP:TRANSPARENT',
  `STATUS:${entry.status.toUpperCase()}`,
  'END:VEVENT',
];

/** Brussels time by the rule that holds since 1996; a calendar needs one component at least (RFC 5545, 3.6). */
const BRUSSELS = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Brussels',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

const feedLines = (name: string): readonly string[] => [
  `NAME:${text(name)}`,
  `X-WR-CALNAME:${text(name)}`,
  'REFRESH-INTERVAL;VALUE=DURATION:P1D',
  'X-PUBLISHED-TTL:P1D',
];

/** A calendar as RFC 5545 writes it; a feed names itself and says that once a day is often enough (RFC 7986). */
export const icalendar = ({ method, name, entries }: Calendar): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    ...known('METHOD:', method),
    ...(name === undefined ? [] : feedLines(name)),
    ...(name === undefined ? [] : BRUSSELS),
    ...entries.flatMap(entryLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');
