import { describe, expect, it } from 'vitest';
import { renderMail } from '../../functions/mail/compose.ts';
import { factsFor, site } from './samples.ts';

describe('a reminder of a report', () => {
  it.each([
    ['report-open', 'en', '90 days before the day the report is due, 30 November 2027'],
    ['report-reminder', 'sv', '30 dagar före den dag då rapporten ska lämnas, den 30 november 2027'],
    ['report-due', 'en', 'planned for the day the report is due, 30 November 2027'],
    ['report-overdue', 'sv', '14 dagar efter den dag då rapporten skulle lämnas'],
    ['report-returned-waiting', 'en', '7 days after the report was returned'],
  ] as const)('says which step it is and how reminders end: %s in %s', (kind, language, words) => {
    const { text, html } = renderMail(factsFor(kind, language), site);
    expect(text).toContain(words);
    expect(html).toContain(words);
    expect(text).toContain(language === 'en' ? 'hand over the contact' : 'lämna över rollen');
  });
});
