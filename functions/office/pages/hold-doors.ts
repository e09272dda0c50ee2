import type { FieldErrors } from '../../platform/html/view.ts';
import { seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { breaksLimit, typedText } from '../../platform/http/typed-text.ts';
import { label, type Translator } from '../../platform/i18n/translate.ts';
import type { Day } from '../../platform/time.ts';
import type { Refusal } from '../../pledges/decide.ts';
import { HOLD_REASONS_LIMIT, liftHold, placeHold } from '../../pledges/hold.ts';
import { readDay, typedDate } from '../../pledges/pages/date-input.ts';
import type { OfficePorts } from '../ports.ts';
import { REFUSAL_STATUS, refusalWords } from '../refusal-status.ts';
import type { TypedHold } from './hold-section.tsx';
import { organisationOf, showCase } from './pledge-doors.tsx';

const typedHold = ({ form }: Ask): TypedHold => ({
  reasons: typedText(form.get('hold-reasons')),
  until: typedDate(form, 'hold-until'),
});

const realDay = (typed: TypedHold): Day | undefined => {
  const day = readDay(typed.until);
  return day === 'unreal' ? undefined : day;
};

const errorsOf = (t: Translator, typed: TypedHold): FieldErrors => {
  const fault = breaksLimit(typed.reasons, HOLD_REASONS_LIMIT);
  return {
    ...(fault === undefined ? {} : { 'hold-reasons': label(t, `office.reasons.${fault}`) }),
    ...(realDay(typed) === undefined ? { 'hold-until': t('office.holdUnreal') } : {}),
  };
};

const faultsOf = (t: Translator, refusal: Refusal): FieldErrors => {
  const until = refusal.why === 'invalid' ? refusal.fields['until'] : undefined;
  return until === undefined ? {} : { 'hold-until': label(t, `office.holdFault.${until}`) };
};

/** Puts the reports of a pledge on hold; what was typed is kept whatever becomes of it. */
export const doHold = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const hold = typedHold(ask);
  const errors = errorsOf(ask.t, hold);
  const until = realDay(hold);
  if (until === undefined || Object.keys(errors).length > 0)
    return showCase(ask, ports, { extra: { errors, hold }, status: 422 });
  const organisationId = organisationOf(ask);
  const { reasons } = hold;
  const held = await placeHold(ports, { organisationId, staff: ask.visitor.subject, reasons, until });
  if (held.ok) return seeOther(`/office/pledges/${organisationId}?done=hold`);
  const faults = faultsOf(ask.t, held.refusal);
  const told = Object.keys(faults).length > 0 ? { errors: faults } : refusedBy(ask.t, held.refusal);
  return showCase(ask, ports, { extra: { ...told, hold }, status: REFUSAL_STATUS[held.refusal.why] });
};

const refusedBy = (t: Translator, refusal: Refusal) => ({ refused: refusalWords(t, refusal, 'pledge') });

/** Ends a hold before its day. */
export const doLiftHold = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const organisationId = organisationOf(ask);
  const lifted = await liftHold(ports, { organisationId, staff: ask.visitor.subject });
  if (lifted.ok) return seeOther(`/office/pledges/${organisationId}?done=lift-hold`);
  const extra = refusedBy(ask.t, lifted.refusal);
  return showCase(ask, ports, { extra, status: REFUSAL_STATUS[lifted.refusal.why] });
};
