import * as z from 'zod/mini';
import type { FieldErrors } from '../../platform/html/view.ts';
import { typedLine } from '../../platform/http/typed-text.ts';
import { LANGUAGES } from '../../platform/i18n/languages.ts';
import type { Translator } from '../../platform/i18n/translate.ts';
import type { Result } from '../../platform/result.ts';
import type { Contact } from '../draft.ts';
import { choiceField, emailField, parseFields, textField } from './fields.ts';

const LONGEST_NAME = 120;

export interface TypedContact {
  readonly name: string;
  readonly position: string;
  readonly email: string;
  readonly language: string;
}

/** @param email the confirmed address: never a typed one, but for the office's, which has only a letter */
export const typedContact = (form: URLSearchParams, email: string): TypedContact => ({
  email: email === '' ? typedLine(form.get('email')) : email,
  name: typedLine(form.get('name')),
  position: typedLine(form.get('position')),
  language: typedLine(form.get('language')),
});

/** Name and position of a person, wherever the form asks for them. */
export const personFields = (t: Translator) => ({
  name: textField(t, { label: t('contact.name'), max: LONGEST_NAME, missing: t('contact.nameMissing') }),
  position: textField(t, {
    label: t('contact.position'),
    max: LONGEST_NAME,
    missing: t('contact.positionMissing'),
  }),
});

/** The contact's answers; the address is the one that the person has confirmed, or the one in a letter. */
export const readContact = (typed: TypedContact, t: Translator): Result<Contact, FieldErrors> =>
  parseFields(
    z.object({
      ...personFields(t),
      email: emailField(t),
      language: choiceField(LANGUAGES, t('contact.mailLanguageMissing')),
    }),
    typed,
  );
