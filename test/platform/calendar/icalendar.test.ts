import fc from 'fast-check';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { describe, expect, it } from 'vitest';
import { type CalendarEntry, icalendar } from '../../../functions/platform/calendar/icalendar.ts';

const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'report-1-abc@pact.example',
  day: '2028-02-28',
  stamp: '2026-11-22T09:00:00.000Z',
  status: 'confirmed',
  summary: 'Report of Å; B, C\\D due',
  description: 'One line\nanother',
  url: 'https://pact.example/en/register/abc',
  ...change,
});

const unfolded = (content: string): readonly string[] =>
  content
    .replace(/\r\n[ \t]/gu, '')
    .split('\r\n')
    .filter((line) => line !== '');

describe('a calendar', () => {
  it('says of an entry what ical-generator says of it', () => {
    const { uid, stamp, summary, description, url } = entry();
    const theirs = ical({ method: ICalCalendarMethod.REQUEST, prodId: '//AI Pact pledges//Due dates//EN' });
    theirs.createEvent({
      id: uid,
      sequence: 7,
      stamp: new Date(stamp),
      start: '2028-02-28',
      end: '2028-02-29',
      allDay: true,
      summary,
      description,
      url,
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
    const wanted = new Set(unfolded(theirs.toString()).filter((line) => !line.startsWith('X-MICROSOFT')));
    const own = new Set(unfolded(icalendar({ method: 'REQUEST', entries: [entry({ sequence: 7 })] })));
    expect([...wanted].filter((line) => !own.has(line))).toEqual([]);
    expect([...own].filter((line) => !wanted.has(line))).toEqual([]);
  });

  it('ends every line with CR LF, and none is longer than 75 bytes, in any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const content = icalendar({ name: typed, entries: [entry({ summary: typed, description: typed })] });
        expect(content.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(content.replace(/\r\n/gu, '')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('lets no typed text begin a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const hostile = `${typed}\r\nEND:VEVENT\nATTENDEE:mailto:x@example.org`;
        const lines = unfolded(icalendar({ entries: [entry({ summary: hostile })] }));
        expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
        expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toHaveLength(0);
      }),
    );
  });

  it('keeps what a reader takes back out of it', () => {
    const [summary = ''] = unfolded(icalendar({ entries: [entry()] })).filter((line) =>
      line.startsWith('SUMMARY'),
    );
    const read = summary
      .slice('SUMMARY:'.length)
      .replace(/\\(.)/gu, (_, letter) => (letter === 'n' ? '\n' : letter));
    expect(read).toBe(entry().summary);
  });

  it('names who invites and who is invited, and asks nobody for an answer', () => {
    const content = icalendar({
      method: 'CANCEL',
      entries: [
        entry({ organizer: 'office@pact.example', attendee: 'kim+"a"@nordlys.example', status: 'cancelled' }),
      ],
    });
    const lines = unfolded(content);
    expect(lines).toContain('METHOD:CANCEL');
    expect(lines).toContain('STATUS:CANCELLED');
    expect(lines).toContain('ORGANIZER:mailto:office@pact.example');
    expect(lines).toContain(
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:kim+%22a%22@nordlys.example',
    );
  });

  it('has a component also where nothing is due', () => {
    const lines = unfolded(icalendar({ name: 'Nothing', entries: [] }));
    expect(lines.filter((line) => line.startsWith('BEGIN:'))).toContain('BEGIN:VTIMEZONE');
    expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:P1D');
  });
});
