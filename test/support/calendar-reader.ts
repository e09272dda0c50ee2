import ICAL from 'ical.js';
import PostalMime from 'postal-mime';

/** What one message tells a calendar (RFC 5546), read by another program than the one that wrote it. */
export interface CalendarMessage {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: string;
  readonly status: string;
  readonly day: string;
  readonly summary: string;
  readonly description: string;
  readonly organizer: string;
  readonly attendees: readonly string[];
}

const textOf = (component: ICAL.Component, name: string): string => {
  const value = component.getFirstPropertyValue(name);
  if (value === null) throw new Error(`${name} is missing (RFC 5545)`);
  return String(value);
};

const only = (components: readonly ICAL.Component[]): ICAL.Component => {
  const [one, ...more] = components;
  if (one === undefined || more.length > 0) throw new Error('A message is about one entry (RFC 5546, 3.2)');
  return one;
};

/** Reads one calendar object; throws where RFC 5545 or 5546 asks for something that is not there. */
const readCalendar = (content: string): CalendarMessage => {
  if (!/\r\n$/.test(content) || /[^\r]\n/.test(content)) throw new Error('Lines end with CR LF (3.1)');
  const calendar = new ICAL.Component(ICAL.parse(content));
  if (calendar.name !== 'vcalendar' || textOf(calendar, 'version') !== '2.0') throw new Error('No calendar');
  textOf(calendar, 'prodid');
  const event = only(calendar.getAllSubcomponents('vevent'));
  const start = event.getFirstPropertyValue('dtstart');
  const end = event.getFirstPropertyValue('dtend');
  if (!(start instanceof ICAL.Time && end instanceof ICAL.Time && start.isDate && end.isDate))
    throw new Error('A day, and the day after it (3.6.1)');
  if (end.subtractDate(start).toSeconds() !== 86_400) throw new Error('It lasts one day');
  return {
    method: textOf(calendar, 'method'),
    uid: textOf(event, 'uid'),
    sequence: Number(textOf(event, 'sequence')),
    stamp: textOf(event, 'dtstamp'),
    status: textOf(event, 'status'),
    day: start.toString(),
    summary: textOf(event, 'summary'),
    description: textOf(event, 'description'),
    organizer: textOf(event, 'organizer'),
    attendees: event.getAllProperties('attendee').map((attendee) => String(attendee.getFirstValue())),
  };
};

/** The calendar part of a mail as it goes over the wire; undefined where it has none. */
export const calendarIn = async (raw: Uint8Array): Promise<CalendarMessage | undefined> => {
  const { attachments } = await PostalMime.parse(raw);
  const found = attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  if (found === undefined) return undefined;
  const { content } = found;
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  const message = readCalendar(text.replace(/\r?\n/g, '\r\n'));
  if (found.method !== undefined && found.method !== message.method)
    throw new Error('The type of the part and the calendar say the same method (RFC 6047)');
  return message;
};

/** A calendar as one person keeps it: by id, where only what was said later counts (RFC 5546, 2.1.5). */
export const personalCalendar = () => {
  const entries = new Map<string, CalendarMessage>();
  return {
    take(message: CalendarMessage): void {
      const known = entries.get(message.uid);
      if (known !== undefined && known.sequence > message.sequence) return;
      entries.set(message.uid, message);
    },
    /** What its owner sees. */
    shown: () =>
      [...entries.values()]
        .filter(({ method }) => method !== 'CANCEL')
        .map(({ day, status }) => ({ day, status })),
    size: () => entries.size,
  };
};
