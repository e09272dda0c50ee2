import * as z from 'zod/mini';
import type { FieldErrors } from '../../platform/html/view.ts';
import { typedLine } from '../../platform/http/typed-text.ts';
import { LANGUAGES } from '../../platform/i18n/languages.ts';
import type { Translator } from '../../platform/i18n/translate.ts';
import type { Result } from '../../platform/result.ts';
import type { Contact } from '../draft.ts';
import { choiceField, parseFields, textField } from './fields.ts';

const LONGEST_NAME = 120;

export interface TypedContact {
  readonly name: string;
  readonly position: string;
  readonly language: string;
}

export const typedContact = (form: URLSearchParams): TypedContact => ({
  name: typedLine(form.get('name')),
  position: typedLine(form.get('position')),
  language: typedLine(form.get('language')),
});

/** Name and position of a person, wherever the form asks for them. */
export const personFields = (t: Translator) => ({
  name: textField(t, { label: t('form.name'), max: LONGEST_NAME, missing: t('form.nameMissing') }),
  position: textField(t, {
    label: t('form.position'),
    max: LONGEST_NAME,
    missing: t('form.positionMissing'),
  }),
});

/** The contact's answers; the address is the one that the person has confirmed, never a typed one. */
export const readContact = (
  typed: TypedContact,
  { t, email }: { readonly t: Translator; readonly email: string },
): Result<Contact, FieldErrors> =>
  parseFields(
    z.pipe(
      z.object({ ...personFields(t), language: choiceField(LANGUAGES, t('form.mailLanguageMissing')) }),
      z.transform((contact) => ({ ...contact, email })),
    ),
    typed,
  );
