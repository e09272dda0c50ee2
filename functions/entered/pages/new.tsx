import { Button, DateField, Form, type TypedDate } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import { type FieldErrors, viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { label } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { brusselsDay, type Day } from '../../platform/time.ts';
import { readDay, typedDate, typedFromDay } from '../../pledges/pages/date-input.ts';
import { enteredPaths } from '../../pledges/pages/paths.ts';
import { type Listed, listedEntity } from '../../register/listed.ts';
import { enterPledge } from '../enter-pledge.ts';

interface NewState {
  readonly formId: string;
  readonly letter: TypedDate;
  readonly listed: Listed | undefined;
  readonly errors?: FieldErrors;
}

const newPage = (ask: Ask, { formId, letter, listed, errors = {} }: NewState): string => {
  const view = viewOf(ask);
  const { t } = view;
  return renderPage(
    <Page view={view} title={t('entered.newTitle')} errors={errors} back="/office/entered">
      <h1 class="govuk-heading-l">{t('entered.newTitle')}</h1>
      <p class="govuk-body">{t('entered.newText')}</p>
      {listed === undefined ? null : <Inset>{t('entered.forEntry', { name: listed.name })}</Inset>}
      <Form view={view}>
        <input type="hidden" name="form" value={formId} />
        <input type="hidden" name="listed" value={listed?.organisationId ?? ''} />
        <DateField
          view={view}
          name="letter"
          label={t('entered.letterOn')}
          hint={t('entered.letterOnHint')}
          value={letter}
        />
        <Button>{t('entered.begin')}</Button>
      </Form>
    </Page>,
  );
};

const listedOf = async (ports: Ports, id: string): Promise<Listed | undefined> =>
  id === '' || id.length > 200 ? undefined : load(ports.pact, listedEntity, id);

export const showNew = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const listed = await listedOf(ports, ask.query.get('listed') ?? '');
  return html(newPage(ask, { formId: ports.ids.id(), letter: typedFromDay(undefined), listed }));
};

const letterDay = (typed: TypedDate, today: Day): Day | undefined => {
  const day = readDay(typed);
  return day === undefined || day === 'unreal' || day > today ? undefined : day;
};

const FORM_ID = /^[\w-]{1,40}$/;

export const doNew = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const typedId = ask.form.get('form') ?? '';
  const formId = FORM_ID.test(typedId) ? typedId : ports.ids.id();
  const letter = typedDate(ask.form, 'letter');
  const listed = await listedOf(ports, ask.form.get('listed') ?? '');
  const state = { formId, letter, listed };
  const letterOn = letterDay(letter, brusselsDay(ask.now));
  if (letterOn === undefined)
    return html(newPage(ask, { ...state, errors: { letter: ask.t('entered.letterMissing') } }), 422);
  const { subject: staff } = ask.visitor;
  const listedId = listed?.organisationId;
  const request = { staff, letterOn, formId, ...(listedId === undefined ? {} : { listedId }) };
  const entered = await enterPledge(ports, request);
  if (entered.ok) return seeOther(enteredPaths(entered.value).root);
  const errors = { letter: label(ask.t, `entered.refusal.${entered.refusal}`) };
  return html(newPage(ask, { ...state, errors }), 409);
};
