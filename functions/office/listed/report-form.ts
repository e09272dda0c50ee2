import type { TypedDate } from '../../platform/html/form.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { breaksLimit, typedAddress, typedLine } from '../../platform/http/typed-text.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { brusselsDay } from '../../platform/time.ts';
import { readDay, typedDate } from '../../pledges/pages/date-input.ts';
import type { EarlierReport } from '../../register/listed-history.ts';

/** An earlier report as typed; the form brings its id, so that sending it twice records it once. */
export interface TypedReport {
  readonly id: string;
  readonly received: TypedDate;
  readonly period: string;
  readonly link: string;
}

const BLANK: TypedDate = { day: '', month: '', year: '' };
export const blankReport = (id: string): TypedReport => ({ id, received: BLANK, period: '', link: '' });

const PERIOD = { min: 1, max: 100 } as const;
const LONGEST_LINK = 300;
const ID = /^[\w-]{1,40}$/;

export const typedReport = ({ form }: Ask, freshId: () => string): TypedReport => {
  const id = form.get('report') ?? '';
  return {
    id: ID.test(id) ? id : freshId(),
    received: typedDate(form, 'received'),
    period: typedLine(form.get('period')),
    link: typedLine(form.get('link')),
  };
};

const readLink = (typed: string): string | undefined => {
  const address = typedAddress(typed, LONGEST_LINK);
  return address?.startsWith('https:') === true ? address : undefined;
};

/** The report that was typed, or for each field what to do about it. Nothing was received after today. */
export const readEarlierReport = (
  { t, now }: Ask,
  typed: TypedReport,
): Result<EarlierReport, FieldErrors> => {
  const receivedOn = readDay(typed.received);
  const real = receivedOn !== undefined && receivedOn !== 'unreal' && receivedOn <= brusselsDay(now);
  const period = breaksLimit(typed.period, PERIOD);
  const link = typed.link === '' ? undefined : readLink(typed.link);
  const errors = {
    ...(real ? {} : { received: t('import.reportDateMissing') }),
    ...(period === undefined
      ? {}
      : { period: t(period === 'long' ? 'import.reportPeriodLong' : 'import.reportPeriodMissing') }),
    ...(typed.link !== '' && link === undefined ? { link: t('import.reportLinkWrong') } : {}),
  };
  if (!real || Object.keys(errors).length > 0) return refused(errors);
  const { id, period: words } = typed;
  return done({ id, receivedOn, period: words, ...(link === undefined ? {} : { link }) });
};
