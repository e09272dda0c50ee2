import type { Translator } from '../platform/i18n/translate.ts';
import { label } from '../platform/i18n/translate.ts';
import type { Refusal } from '../pledges/decide.ts';

/** HTTP status of each refusal: 409 where somebody was faster, 422 where what was sent has to change. */
export const REFUSAL_STATUS: Readonly<Record<Refusal['why'], number>> = {
  'not-found': 404,
  'wrong-state': 409,
  'not-a-signatory': 403,
  incomplete: 422,
  closed: 409,
  'text-not-official': 409,
  'changed-meanwhile': 409,
  'seen-another': 409,
  'too-often': 429,
  people: 409,
  invalid: 422,
};

/** What a losing decision found, in words for staff. @param what `pledge` or `report`: whose state it is */
export const refusalWords = (t: Translator, refusal: Refusal, what: 'pledge' | 'report'): string => {
  if (refusal.why !== 'wrong-state') return t('office.refusedOther');
  if (refusal.found === 'none') return t('office.refusedNone');
  const found = refusal.found;
  const known =
    found === 'published' || found === 'returned' || found === 'declined' || found === 'in-review';
  return known
    ? label(t, `office.foundAlready.${found}`)
    : t('office.refusedState', { state: label(t, `states.${what}.${found}`) });
};
