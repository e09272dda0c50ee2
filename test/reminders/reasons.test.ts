import { describe, expect, it } from 'vitest';
import { translator } from '../../functions/platform/i18n/translate.ts';
import { REASONS, reasonWords } from '../../functions/reminders/reasons.ts';

describe('why a step ended as it did', () => {
  it.each(['en', 'sv'] as const)('is a sentence of its own for every word, in %s', (language) => {
    const t = translator(language);
    const sentences = REASONS.map((reason) => reasonWords(t, reason));
    const error = reasonWords(t, 'ServiceException');
    expect(error).toContain('ServiceException');
    const toldAsErrors = REASONS.filter(
      (reason, at) => sentences[at] === error.replace('ServiceException', reason),
    );
    expect(toldAsErrors).toEqual([]);
  });
});
