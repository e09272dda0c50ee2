import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generate } from '../../functions/platform/i18n/generate.ts';

describe('the catalogues of messages', () => {
  const { source, faults } = generate();

  it('have the same keys, the same parameters and every plural category in each language', () => {
    expect(faults).toEqual([]);
  });

  it('are what the generated types were made from (npm run messages)', () => {
    const file = new URL('../../functions/platform/i18n/messages.generated.ts', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(source);
  });
});
