import { describe, expect, it } from 'vitest';
import { renderMail } from '../../functions/mail/compose.ts';
import { KINDS } from '../../functions/mail/kinds.ts';
import { factsFor, site } from './samples.ts';

describe('the mail about a merger', () => {
  it.each(['en', 'sv'] as const)('names both organisations (%s)', (language) => {
    const { subject, text } = renderMail(factsFor('merged', language), site);
    expect(subject).toContain('Nordlys Analytics AB');
    expect(text).toContain('Nordlys Group');
  });

  it('is not owed any more once the merger was taken back', () => {
    const { owed } = KINDS.merged;
    expect(owed(factsFor('merged', 'en'))).toEqual({ owed: true });
    expect(owed(factsFor('merged', 'en', { head: { merged: undefined } }))).toMatchObject({
      why: 'moved-on',
    });
  });
});
