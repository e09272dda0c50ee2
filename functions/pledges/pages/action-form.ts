import * as z from 'zod/mini';
import type { TypedDate } from '../../platform/html/form.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { typedLine, typedText } from '../../platform/http/typed-text.ts';
import { label, type Translator } from '../../platform/i18n/translate.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import type { Day } from '../../platform/time.ts';
import { checkAction } from '../action-rules.ts';
import { ACTION_STATUS, type Action } from '../draft.ts';
import { readDay, typedDate, typedFromDay } from './date-input.ts';
import { choiceField, parseFields, textField } from './fields.ts';

export const ACTION_TEXT = { min: 10, max: 1000 };
export const REASON_MAX = 500;

export interface TypedAction {
  readonly text: string;
  readonly status: string;
  readonly start: TypedDate;
  readonly target: TypedDate;
  /** Why it was dropped. */
  readonly reason: string;
}

export const typedAction = (form: URLSearchParams): TypedAction => ({
  text: typedText(form.get('text')),
  status: typedLine(form.get('status')),
  start: typedDate(form, 'start'),
  target: typedDate(form, 'target'),
  reason: typedText(form.get('reason')),
});

export const typedFromAction = (action: Action | undefined): TypedAction => ({
  text: action?.text ?? '',
  status: action?.status ?? '',
  start: typedFromDay(action?.start),
  target: typedFromDay(action?.target),
  reason: action?.reason ?? '',
});

const dateField = (t: Translator, name: string) =>
  z
    .union([z.string(), z.undefined()])
    .check(z.refine((day) => day !== 'unreal', t('form.dateUnreal', { label: name })));

const schemaIn = (t: Translator) =>
  z.object({
    text: textField(t, { label: t('form.actionText'), ...ACTION_TEXT, missing: t('form.actionTextMissing') }),
    status: choiceField(ACTION_STATUS, t('form.actionStatusMissing')),
    start: dateField(t, t('form.actionStart')),
    target: dateField(t, t('form.actionTarget')),
    reason: textField(t, { label: t('form.actionReason'), max: REASON_MAX }),
  });

/** An action as typed, or for each field what to do about it. `today` is the day in Brussels. */
export const readAction = (
  typed: TypedAction,
  { t, today, id }: { readonly t: Translator; readonly today: Day; readonly id: string },
): Result<Action, FieldErrors> => {
  const parsed = parseFields(schemaIn(t), {
    text: typed.text,
    status: typed.status,
    start: readDay(typed.start),
    target: readDay(typed.target),
    reason: typed.reason,
  });
  if (!parsed.ok) return parsed;
  const { text, status, start, target, reason } = parsed.value;
  const more = {
    ...(start === undefined ? {} : { start }),
    ...(target === undefined ? {} : { target }),
    // What is taken up again has no reason any more.
    ...(status !== 'dropped' || reason === '' ? {} : { reason }),
  };
  const faults = Object.entries(checkAction({ status, ...more }, today));
  if (faults.length === 0) return done({ id, text, status, ...more });
  return refused(
    Object.fromEntries(faults.map(([field, fault]) => [field, label(t, `form.fault.${fault}`)])),
  );
};
