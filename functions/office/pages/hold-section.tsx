import { Button, DateField, Form, TextArea, type TypedDate } from '../../platform/html/form.tsx';
import { Details, Inset } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { formatDay } from '../../platform/i18n/translate.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import { heldUntil } from '../../pledges/held-until.ts';
import { HOLD_REASONS_LIMIT } from '../../pledges/hold.ts';
import { daysAfterHold } from '../../reminders/ladder.ts';
import { isIn } from '../is-in.ts';

/** What was typed into the form of a hold, where the page is shown again. */
export interface TypedHold {
  readonly reasons: string;
  readonly until: TypedDate;
}

const BLANK: TypedHold = { reasons: '', until: { day: '', month: '', year: '' } };

interface HoldProps {
  readonly view: View;
  readonly head: PledgeHead;
  readonly typed?: TypedHold | undefined;
}

const Standing = ({ view, head }: HoldProps) => {
  const { t, language } = view;
  if (head.hold === undefined || heldUntil(head, view.now) === undefined) return null;
  return (
    <Inset>
      <p class="govuk-body">{t('office.holdIs', { day: formatDay(language, head.hold.until) })}</p>
      <p class="govuk-body typed" dir="auto">
        {head.hold.reasons}
      </p>
      {isIn(view, 'reviewer', 'admin') ? (
        <Form view={view} action={`/office/pledges/${head.organisationId}/lift-hold`}>
          <Button look="secondary">{t('office.holdLift')}</Button>
        </Form>
      ) : null}
    </Inset>
  );
};

const HoldForm = ({ view, head, typed = BLANK }: HoldProps) => {
  const { t } = view;
  return (
    <Form view={view} action={`/office/pledges/${head.organisationId}/hold`}>
      <p class="govuk-body">{t('office.holdText', { days: daysAfterHold })}</p>
      <TextArea
        name="hold-reasons"
        label={t('office.holdReasons')}
        hint={t('office.reasonsHint')}
        value={typed.reasons}
        maxLength={HOLD_REASONS_LIMIT.max}
      />
      <DateField view={view} name="hold-until" label={t('office.holdUntil')} value={typed.until} />
      <Button look="secondary">{t('office.holdSave')}</Button>
    </Form>
  );
};

/** The hold on a pledge's reports: whether one stands, and the forms that place, change or end it. */
export const HoldSection = (props: HoldProps) => {
  const { view, head, typed } = props;
  if (head.current === undefined || head.current.state === 'withdrawn') return null;
  const mayHold = isIn(view, 'reviewer', 'admin');
  if (!mayHold && heldUntil(head, view.now) === undefined) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{view.t('office.hold')}</h2>
      <Standing {...props} />
      {!mayHold ? null : typed === undefined ? (
        <Details summary={view.t('office.holdPlace')}>
          <HoldForm {...props} />
        </Details>
      ) : (
        <HoldForm {...props} />
      )}
    </>
  );
};
