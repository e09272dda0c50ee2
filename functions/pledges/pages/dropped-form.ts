import { breaksLimit, typedLength } from '../../platform/http/typed-text.ts';
import type { Translator } from '../../platform/i18n/translate.ts';

/** Characters, as people count them. */
export const REASON_LIMIT = { min: 10, max: 500 } as const;

export const reasonField = (id: string): string => `reason-${id}`;

/** What is wrong with the reason for leaving a commitment out; undefined where nothing is. */
export const checkReason = (t: Translator, id: string, reason: string): string | undefined => {
  const label = t('form.droppedReason', { id });
  switch (breaksLimit(reason, REASON_LIMIT)) {
    case undefined:
      return undefined;
    case 'missing':
      return t('form.droppedMissing', { id });
    case 'short':
      return t('contact.errorShort', { label, min: REASON_LIMIT.min });
    case 'long':
      return t('contact.errorLong', { label, max: REASON_LIMIT.max, count: typedLength(reason) });
  }
};
