import { describe, expect, it } from 'vitest';
import { type Commitment, catalogueVersions, commitmentById } from '../../functions/catalogue/catalogue.ts';
import { dutyLines } from '../../functions/catalogue/duties.ts';
import { translator } from '../../functions/platform/i18n/translate.ts';
import { addDays } from '../../functions/platform/time.ts';

const en = translator('en');
const commitment = (id: string): Commitment => {
  const found = commitmentById(id);
  if (found === undefined) throw new Error(`${id} is in the catalogue`);
  return found;
};
const lines = (id: string, today: string) => dutyLines(en, commitment(id), today).join(' ');

describe('the wording of a related duty', () => {
  it.each([
    ['CORE-3', '2025-02-02', '2 February 2025'],
    ['DEPL-4', '2026-08-02', '2 August 2026'],
    ['DEPL-1', '2027-12-02', '2 December 2027'],
    ['PROV-1', '2028-08-02', '2 August 2028'],
  ])('of %s changes by itself on %s', (id, day, words) => {
    expect(lines(id, addDays(day, -1))).toMatch(new RegExp(`[Ff]rom ${words}`));
    expect(lines(id, addDays(day, -1))).not.toContain(`since ${words}`);
    expect(lines(id, day)).toContain(`since ${words}`);
    expect(lines(id, addDays(day, 1))).toContain(`since ${words}`);
  });

  it('tells scopes apart that begin on different days', () => {
    const told = dutyLines(en, commitment('PROV-1'), '2028-01-01');
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('since 2 December 2027');
    expect(told[1]).toMatch(/[Ff]rom 2 August 2028/);
  });

  it('of every commitment names an article and a day, in every version', () => {
    for (const { commitments } of catalogueVersions())
      for (const one of commitments)
        for (const line of dutyLines(translator('sv'), one, '2026-11-22'))
          expect(line).toMatch(/artik(el|larna) .*20\d\d/);
  });

  const ending: Commitment = {
    ...commitment('CORE-1'),
    relatedDuties: [
      {
        article: '4',
        scope: 'new generative systems',
        appliesFrom: '2025-02-02',
        appliesUntil: '2026-07-26',
      },
    ],
  };

  it.each([
    ['2025-02-01', 'Applies from 2 February 2025 until 26 July 2026.'],
    ['2025-02-02', 'Applies since 2 February 2025, until 26 July 2026.'],
    ['2026-07-26', 'Applies since 2 February 2025, until 26 July 2026.'],
    ['2026-07-27', 'Applied from 2 February 2025 until 26 July 2026.'],
  ])('that ends says so as read on %s', (today, words) => {
    expect(dutyLines(en, ending, today)[0]).toContain(words);
  });
});
