import * as z from 'zod/mini';
import type { FieldErrors } from '../../platform/html/view.ts';
import { typedLine, typedText } from '../../platform/http/typed-text.ts';
import type { Translator } from '../../platform/i18n/translate.ts';
import type { Result } from '../../platform/result.ts';
import { parseFields, textField } from './fields.ts';

const LONGEST_COMMENT = 2000;

/** What a signatory answers: approval of the text with that hash, or the text back with a comment. */
export interface TypedAnswer {
  readonly declaration: string;
  readonly comment: string;
}

export const typedAnswer = (form: URLSearchParams): TypedAnswer => ({
  declaration: typedLine(form.get('declaration')),
  comment: typedText(form.get('comment')),
});

export const readApproval = (typed: TypedAnswer, t: Translator): Result<object, FieldErrors> =>
  parseFields(z.object({ declaration: z.literal('yes', t('form.declarationMissing')) }), typed);

export const readComment = (
  typed: TypedAnswer,
  t: Translator,
): Result<{ readonly comment: string }, FieldErrors> =>
  parseFields(
    z.object({
      comment: textField(t, {
        label: t('form.comment'),
        max: LONGEST_COMMENT,
        missing: t('form.commentMissing'),
      }),
    }),
    typed,
  );
