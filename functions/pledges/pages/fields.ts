import * as z from 'zod';
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
  if (fault === 'short') return t('form.errorShort', { label: rule.label, min });
  if (fault === 'long')
    return t('form.errorLong', { label: rule.label, max: rule.max, count: typedLength(value) });
  return undefined;
};

/** Text already cleaned, within its limits. */
export const textField = (t: Translator, rule: TextRule) =>
  z.string().superRefine((value, context) => {
    const message = complaint(t, rule, value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

/** One of the words of a list. */
export const choiceField = <const W extends string>(words: readonly W[], error: string) =>
  z.enum(words, { error });

/** An e-mail address that fits what mail servers take (RFC 5321: 254 characters). */
export const emailField = (errors: { readonly missing: string; readonly wrong: string }) =>
  z
    .string()
    .min(1, { error: errors.missing, abort: true })
    .max(254, errors.wrong)
    .pipe(z.email(errors.wrong));

/** Parses typed fields; of several faults of one field the first is told. */
export const parseFields = <T>(schema: z.ZodType<T>, typed: unknown): Result<T, FieldErrors> => {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return done(parsed.data);
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[issue.path.slice(0, 1).join()] ??= issue.message;
  return refused(errors);
};
