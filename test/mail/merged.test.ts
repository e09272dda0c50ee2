import { describe, expect, it } from 'vitest';
import { renderMail } from '../../functions/mail/compose.ts';
import { KINDS } from '../../functions/mail/kinds.ts';
import { NOW } from './parts.ts';
import { factsFor, site } from './samples.ts';

describe('the mail about a merger', () => {
  it.each(['en', 'sv'] as const)('names both organisations (%s)', (language) => {
    const { subject, text } = renderMail(factsFor('merged', language), site);
    expect(subject).toContain('Nordlys Analytics AB');
    expect(text).toContain('Nordlys Group');
  });

  it.each([
    'en',
    'sv',
  ] as const)('that was taken back names both organisations, to either of them (%s)', (language) => {
    const own = renderMail(factsFor('unmerged', language), site);
    const released = [
      { rev: 3, at: NOW, who: 'time', what: 'released' as const, about: 'organisation2', hash: '' },
    ];
    const other = renderMail(factsFor('unmerged', language, { head: { history: released } }), site);
    for (const { text } of [own, other]) {
      expect(text).toContain('Nordlys Analytics AB');
      expect(text).toContain('Nordlys Group');
    }
    expect([own.calendar?.method, other.calendar]).toEqual(['REQUEST', undefined]);
    expect(own.text).not.toBe(other.text);
  });

  it('that was taken back is not owed once they are merged again', () => {
    const { owed } = KINDS.unmerged;
    expect(owed(factsFor('unmerged', 'en'))).toEqual({ owed: true });
    const merged = { into: 'organisation2', at: NOW, by: 'staff:rita' };
    expect(owed(factsFor('unmerged', 'en', { head: { merged } }))).toMatchObject({ why: 'moved-on' });
  });

  it('is not owed any more once the merger was taken back', () => {
    const { owed } = KINDS.merged;
    expect(owed(factsFor('merged', 'en'))).toEqual({ owed: true });
    expect(owed(factsFor('merged', 'en', { head: { merged: undefined } }))).toMatchObject({
      why: 'moved-on',
    });
  });
});
