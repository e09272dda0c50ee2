import type { View } from '../../functions/platform/html/view.ts';
import { translator } from '../../functions/platform/i18n/translate.ts';

/** A view as a visitor without a session has it, with what a test changes. */
export const sampleView = (changes: Partial<Omit<View, 't'>> = {}): View => {
  const language = changes.language ?? 'en';
  return {
    language,
    path: `/${language}`,
    query: '',
    csrf: 'c'.repeat(64),
    visitor: { kind: 'nobody' },
    site: { url: 'http://127.0.0.1', official: false, officeMail: 'office@example.org', stage: 'local' },
    now: '2026-11-22T08:00:00.000Z',
    ...changes,
    t: translator(language),
  };
};
