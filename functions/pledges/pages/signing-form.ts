import * as z from 'zod/mini';
import { normaliseEmail } from '../../access/model.ts';
import type { FieldErrors } from '../../platform/html/view.ts';
import { typedLine } from '../../platform/http/typed-text.ts';
import type { Translator } from '../../platform/i18n/translate.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import type { Signing } from '../send-for-signature.ts';
import { personFields } from './contact-form.ts';
import { emailField, parseFields } from './fields.ts';

export const MOST_SIGNATORIES = 5;

export interface TypedSelf {
  readonly name: string;
  readonly position: string;
  readonly declaration: string;
}

export const typedSelf = (form: URLSearchParams): TypedSelf => ({
  name: typedLine(form.get('name')),
  position: typedLine(form.get('position')),
  declaration: typedLine(form.get('declaration')),
});

/** The submitter signs: name, position, and the declared authority. */
export const readSelf = (typed: TypedSelf, t: Translator): Result<Signing, FieldErrors> =>
  parseFields(
    z.pipe(
      z.object({ ...personFields(t), declaration: z.literal('yes', t('form.declarationMissing')) }),
      z.transform(({ name, position }) => ({ how: 'self' as const, name, position })),
    ),
    typed,
  );

export interface TypedSignatory {
  readonly name: string;
  readonly position: string;
  readonly email: string;
}

export const BLANK_SIGNATORY: TypedSignatory = { name: '', position: '', email: '' };

const blank = ({ name, position, email }: TypedSignatory): boolean => `${name}${position}${email}` === '';

const FIELDS = ['name', 'position', 'email'] as const;

/** The rows as typed, numbered from 1 in the form; as many as it had. */
export const typedSignatories = (form: URLSearchParams): readonly TypedSignatory[] => {
  const numbers = Array.from({ length: MOST_SIGNATORIES }, (_, at) => at + 1);
  const shown = numbers.findLast((n) => FIELDS.some((field) => form.has(`${field}-${n}`))) ?? 1;
  return numbers.slice(0, shown).map((n) => {
    const line = (field: (typeof FIELDS)[number]): string => typedLine(form.get(`${field}-${n}`));
    return { name: line('name'), position: line('position'), email: line('email') };
  });
};

const schemaIn = (t: Translator) =>
  z.object({
    ...personFields(t),
    email: emailField(t),
  });

/** The signatories; rows left blank do not count, but for the first. Two rows with one address are one person too few. */
export const readSignatories = (
  rows: readonly TypedSignatory[],
  t: Translator,
): Result<Signing, FieldErrors> => {
  const errors: Record<string, string> = {};
  const signatories: TypedSignatory[] = [];
  for (const [at, row] of rows.entries()) {
    if (blank(row) && at > 0) continue;
    const parsed = parseFields(schemaIn(t), row);
    if (!parsed.ok) {
      for (const [field, words] of Object.entries(parsed.refusal))
        errors[`${field}-${at + 1}`] = t('form.signatoryError', { number: at + 1, words });
      continue;
    }
    const signatory = { ...parsed.value, email: parsed.value.email.toLowerCase() };
    if (signatories.some((other) => normaliseEmail(other.email) === normaliseEmail(signatory.email)))
      errors[`email-${at + 1}`] = t('form.signatoryTwice', { number: at + 1 });
    signatories.push(signatory);
  }
  return Object.keys(errors).length === 0 ? done({ how: 'others', signatories }) : refused(errors);
};
