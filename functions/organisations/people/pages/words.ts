import { label, type Translator } from '../../../platform/i18n/translate.ts';
import type { Refusal } from '../../../pledges/decide.ts';
import type { Colleague } from '../read-people.ts';

/** Why a change of the people was refused, and the HTTP status of the page that says so. */
export const refusalOf = (
  t: Translator,
  refusal: Refusal,
): { readonly words: string; readonly status: number } => {
  if (refusal.why === 'people') return { words: label(t, `fault.${refusal.fault}`), status: 409 };
  if (refusal.why === 'too-often')
    return { words: t('people.tooOften', { minutes: refusal.minutes }), status: 429 };
  return { words: t('people.changedMeanwhile'), status: 409 };
};

export const rolesInWords = (t: Translator, { roles }: Pick<Colleague, 'roles'>): string =>
  roles.map((role) => label(t, `member.role.${role}`)).join(', ');

/** How a colleague is called: by name, else by address. */
export const calledOf = (t: Translator, { name, email }: Pick<Colleague, 'name' | 'email'>): string =>
  name ?? email ?? t('people.erased');
