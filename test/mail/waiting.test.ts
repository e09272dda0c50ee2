import { describe, expect, it } from 'vitest';
import { renderMail } from '../../functions/mail/compose.ts';
import { NOW } from './parts.ts';
import { aPending, factsFor, secretsFor, site } from './samples.ts';

describe('the reminder of a draft', () => {
  it('says of a returned pledge what the AI Office asked, and not that nobody has seen it', () => {
    const head = {
      name: 'Nordlys Analytics AB',
      pending: aPending({ state: 'returned', reasons: 'Who signs for the company?' }),
    };
    const facts = factsFor('draft-waiting', 'en', { head });
    const { subject, text } = renderMail(facts, site, secretsFor('draft-waiting'));
    expect(subject).toBe('The AI Office waits for your changes: Nordlys Analytics AB');
    expect(text).toContain('    Who signs for the company?');
    expect(text).not.toContain('nobody but your organisation');
  });
});

describe('the reminder of a review', () => {
  it.each([
    ['a pledge', {}, 'https://pact.example/office/pledges/organisation1\n'],
    ['a report', { cycle: '1' }, 'https://pact.example/office/pledges/organisation1/reports/1\n'],
  ] as const)('leads staff to %s', (_what, mail, address) => {
    const reports = { '1': { state: 'submitted' as const, since: NOW, due: '2027-11-30', version: 1 } };
    const facts = factsFor('review-waiting', 'en', { mail, head: { reports } });
    expect(renderMail(facts, site).text).toContain(`:\n${address}`);
  });
});
