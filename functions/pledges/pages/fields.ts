import * as z from 'zod/mini';
import { emailFault, readableEmail } from '../../access/email.ts';
import type { FieldErrors } from '../../platform/html/view.ts';
import { breaksLimit, typedLength } from '../../platform/http/typed-text.ts';
import type { Translator } from '../../platform/i18n/translate.ts';
import { done, type Result, refused } from '../../platform/result.ts';

export interface TextRule {
  /** The field's label: errors at the top of the page must name their field. */
  readonly label: string;
  /** Characters as people count them. */
  readonly max: number;
  readonly min?: number;
  /** What to say where nothing was typed; absent where that is allowed. */
  readonly missing?: string;
}

const complaint = (t: Translator, rule: TextRule, value: string): string | undefined => {
  const min = rule.missing === undefined ? 0 : (rule.min ?? 1);
  const fault = breaksLimit(value, { min, max: rule.max });
  if (fault === 'missing') return rule.missing;
  if (fault === 'short') return t('contact.errorShort', { label: rule.label, min });
  if (fault === 'long')
    return t('contact.errorLong', { label: rule.label, max: rule.max, count: typedLength(value) });
  return undefined;
};

/** Text already cleaned, within its limits. */
export const textField = (t: Translator, rule: TextRule) =>
  z.string().check(({ value, issues }) => {
    const message = complaint(t, rule, value);
    if (message !== undefined) issues.push({ code: 'custom', message, input: value });
  });

/** One of the words of a list. */
export const choiceField = <const W extends string>(words: readonly W[], error: string) =>
  z.enum(words, { error });

const emailComplaint = (t: Translator, value: string): string | undefined => {
  if (value === '') return t('contact.emailMissing');
  const fault = emailFault(readableEmail(value));
  if (fault === undefined) return undefined;
  return t(fault === 'letters' ? 'contact.emailLetters' : 'contact.emailWrong');
};

/** An e-mail address that we can write to, as people write it. */
export const emailField = (t: Translator) =>
  z.pipe(
    z.string().check(({ value, issues }) => {
      const message = emailComplaint(t, value);
      if (message !== undefined) issues.push({ code: 'custom', message, input: value });
    }),
    z.transform(readableEmail),
  );

/** Parses typed fields; of several faults of one field the first is told. */
export const parseFields = <T>(schema: z.ZodMiniType<T>, typed: unknown): Result<T, FieldErrors> => {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return done(parsed.data);
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[issue.path.slice(0, 1).join()] ??= issue.message;
  return refused(errors);
};
