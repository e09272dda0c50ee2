import * as z from 'zod/mini';
import type { FieldErrors } from '../../platform/html/view.ts';
import type { Translator } from '../../platform/i18n/translate.ts';
import type { Result } from '../../platform/result.ts';
import { parseFields, textField } from './fields.ts';

/** Characters, as people count them. */
export const WITHDRAWAL_REASON = { max: 1000 };

export interface TypedWithdrawal {
  /** Empty where none was given: nobody has to say why. */
  readonly reason: string;
  readonly confirm: string;
}

export const readWithdrawal = (typed: TypedWithdrawal, t: Translator): Result<object, FieldErrors> =>
  parseFields(
    z.object({
      reason: textField(t, { label: t('change.withdrawReason'), ...WITHDRAWAL_REASON }),
      confirm: z.literal('yes', t('change.withdrawConfirmMissing')),
    }),
    typed,
  );
