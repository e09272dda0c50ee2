import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMail } from '../../functions/mail/compose.ts';
import { MAIL_KINDS, type MailKind } from '../../functions/mail/model.ts';
import type { PledgeHead } from '../../functions/pledges/head.ts';
import { factsFor, secretsFor, settings } from './samples.ts';

const calendarOf = async (
  kind: MailKind,
  rev = 5,
  head: Partial<PledgeHead> = {},
): Promise<readonly string[]> => {
  const facts = factsFor(kind, 'en', { head: { rev, ...head } });
  const raw = await composeMail(facts, settings, secretsFor(kind));
  const { attachments } = await PostalMime.parse(raw);
  const found = attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  if (found === undefined) return [];
  const { content } = found;
  const read = typeof content === 'string' ? content : new TextDecoder().decode(content);
  return read.replace(/\r?\n[ \t]/gu, '').split(/\r?\n/u);
};

const textOf = (lines: readonly string[], name: string): string | undefined =>
  lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);

describe('the calendar in a mail', () => {
  it('stands in the mails that tell a date or take it away, and in no other', async () => {
    const methods = await Promise.all(
      MAIL_KINDS.map(async (kind) => [kind, textOf(await calendarOf(kind), 'METHOD')] as const),
    );
    expect(methods.filter(([, method]) => method !== undefined)).toEqual([
      ['unmerged', 'REQUEST'],
      ['report-dates', 'REQUEST'],
      ['report-open', 'REQUEST'],
      ['report-receipt', 'CANCEL'],
      ['report-returned', 'REQUEST'],
      ['report-held', 'REQUEST'],
      ['report-hold-lifted', 'REQUEST'],
      ['report-hold-ended', 'REQUEST'],
    ]);
  });

  it('is about one entry in all of them: the later one moves it, the receipt takes it away', async () => {
    const [dates, open, receipt] = await Promise.all([
      calendarOf('report-dates', 5),
      calendarOf('report-open', 9),
      calendarOf('report-receipt', 12),
    ]);
    const uids = [dates, open, receipt].map((lines) => textOf(lines, 'UID'));
    expect(uids).toEqual(Array.from({ length: 3 }, () => 'report-1-organisation1@pact.example'));
    expect([dates, open, receipt].map((lines) => textOf(lines, 'SEQUENCE'))).toEqual(['5', '9', '12']);
    expect(textOf(receipt, 'STATUS')).toBe('CANCELLED');
    expect(textOf(dates, 'DTSTART;VALUE=DATE')).toBe('20271130');
    expect(textOf(dates, 'ORGANIZER')).toBe('mailto:office@pact.example');
  });

  it('is taken away by a withdrawal, of the report that was still to come', async () => {
    const since = '2027-11-30T08:00:00.000Z';
    const reports: PledgeHead['reports'] = {
      '1': { state: 'published', since, due: '2027-11-30' },
      '2': { state: 'scheduled', since, due: '2028-11-30' },
    };
    const lines = await calendarOf('withdrawn', 20, { reports });
    expect([textOf(lines, 'METHOD'), textOf(lines, 'UID')]).toEqual([
      'CANCEL',
      'report-2-organisation1@pact.example',
    ]);
  });

  it('says in its type what it asks for, as calendars look there first', async () => {
    const raw = (await composeMail(factsFor('report-dates', 'sv'), settings)).toString();
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8;\s+method=REQUEST/u);
    expect(raw).toContain('report.ics');
  });
});
