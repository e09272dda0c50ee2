import type { Translator } from '../../platform/i18n/translate.ts';
import type { CodeRefusal } from '../challenge.ts';
import type { RequestRefusal } from '../request-code.ts';

/** What a refused code means, and what to do, in the reader's language. */
export const refusalWords = (t: Translator, refusal: CodeRefusal | RequestRefusal): string => {
  switch (refusal.why) {
    case 'unknown':
      return t('access.refusedUnknown');
    case 'other-browser':
      return t('access.refusedOtherBrowser');
    case 'used':
      return t('access.refusedUsed');
    case 'expired':
      return t('access.refusedExpired');
    case 'too-many-tries':
      return t('access.refusedTries');
    case 'not-a-code':
      return t('access.refusedNoCode');
    case 'wrong':
      return t('access.refusedWrong', { left: refusal.triesLeft });
    case 'not-an-address':
      return t('access.refusedAddress');
    case 'letters':
      return t('access.refusedLetters');
    case 'too-many':
      return t(refusal.by === 'browser' ? 'access.refusedTooMany' : 'access.refusedTooManyAddress', {
        minutes: refusal.minutes,
      });
  }
};

/** HTTP status of the page that says so: 422 for what can be corrected, 429 for what must wait (RFC 6585). */
export const refusalStatus = (refusal: CodeRefusal | RequestRefusal): number =>
  refusal.why === 'too-many' ? 429 : refusal.why === 'unknown' ? 404 : 422;
