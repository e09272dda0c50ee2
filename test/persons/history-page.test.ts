import { describe, expect, it } from 'vitest';
import { personEntity } from '../../functions/access/model.ts';
import { personRoutes } from '../../functions/persons/routes.ts';
import { LANGUAGES } from '../../functions/platform/i18n/languages.ts';
import { label, translator } from '../../functions/platform/i18n/translate.ts';
import { EVENTS } from '../../functions/pledges/history.ts';
import { lapse } from '../../functions/pledges/signature.ts';
import { person, visitorAt } from '../support/ask.ts';
import { awaitingSignature, must, publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

const EMAIL = 'kim@nordlys.example';

const rowsOf = (body: string): readonly string[] =>
  [...body.matchAll(/<tr class="govuk-table__row">(.*?)<\/tr>/gs)]
    .slice(1)
    .map(([, row = '']) => row.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|'));

describe('the history that an organisation reads', () => {
  it('names its own people, and calls staff the AI Office and nothing more', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await publishedPledge(ports, EMAIL);
    const kim = visitorAt(personRoutes, { ports, visitor: person(personId, EMAIL) });
    const { body, status } = await kim.get(`/en/my/${organisationId}/history`);
    expect(status).toBe(200);
    expect(rowsOf(body).map((row) => row.split('|').slice(2, 4))).toEqual([
      ['Published', 'The AI Office'],
      ['Review started', 'The AI Office'],
      ['Signed and submitted', 'You'],
      ['Approved by a signatory', 'You'],
      ['Sent for signature', 'You'],
      ['Started', 'You'],
    ]);
    expect(body).toContain('The record is whole');
    expect(body).not.toContain('rita');
  });

  it('names colleagues to each other, the calendar where a date had come, in the language asked for', async () => {
    const ports = testPorts();
    const { organisationId, alva, personId } = await awaitingSignature(ports);
    must(await lapse(ports, { organisationId, version: 1 }));
    const visit = visitorAt(personRoutes, { ports, visitor: person(alva, 'alva@nordlys.example') });
    const { body } = await visit.get(`/sv/my/${organisationId}/history`);
    expect(rowsOf(body)[0]).toContain('|Kalendern|');
    expect(rowsOf(body)[1]).toContain(`|${EMAIL}|`);
    expect(body).not.toContain(personId);
  });

  it('says of a person who has been erased just that', async () => {
    const ports = testPorts();
    const { organisationId, alva, personId } = await awaitingSignature(ports);
    await ports.pact.remove(personEntity.key(personId), { rev: 1 });
    const visit = visitorAt(personRoutes, { ports, visitor: person(alva, 'alva@nordlys.example') });
    const { body } = await visit.get(`/en/my/${organisationId}/history`);
    expect(rowsOf(body)[0]).toContain('|A person whose data was erased|');
    expect(body).not.toContain(EMAIL);
  });

  it.each(LANGUAGES)('has words for every event in %s', (language) => {
    const words = EVENTS.map((event) => label(translator(language), `history.event.${event}`));
    expect(new Set(words).size).toBe(EVENTS.length);
  });
});
