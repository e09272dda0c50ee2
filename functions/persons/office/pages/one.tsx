import { readStaffNames } from '../../../access/staff/names.ts';
import { Button, Checkboxes, Form, TextField } from '../../../platform/html/form.tsx';
import { Page, renderPage } from '../../../platform/html/page.tsx';
import { Warning } from '../../../platform/html/parts.tsx';
import { type FieldErrors, viewOf } from '../../../platform/html/view.ts';
import { html, seeOther } from '../../../platform/http/answer.ts';
import type { Answer, Ask } from '../../../platform/http/ask.ts';
import { faultPage } from '../../../platform/http/fault-pages.tsx';
import { breaksLimit, typedLine } from '../../../platform/http/typed-text.ts';
import type { Ports } from '../../../platform/ports.ts';
import { load } from '../../../platform/store/entity.ts';
import { erasePerson } from '../../erase.ts';
import { erasedEntity } from '../../tombstone.ts';
import { PERSONS } from '../address.ts';
import { type ErasureOutlook, readOutlook } from '../read-outlook.ts';
import { gonePage } from './gone.tsx';
import { GoesAndStays, Known, Organisations } from './outlook-parts.tsx';

const REFERENCE = { min: 1, max: 80 } as const;

interface Shown {
  readonly outlook: ErasureOutlook;
  readonly reference: string;
  readonly errors: FieldErrors;
}

const addressOf = (personId: string): string => `${PERSONS}/${encodeURIComponent(personId)}`;

const onePage = (ask: Ask, { outlook, reference, errors }: Shown): string => {
  const view = { ...viewOf(ask), path: addressOf(outlook.data.person.personId) };
  const { t } = view;
  return renderPage(
    <Page view={view} title={t('erasure.oneTitle')} errors={errors} back={PERSONS} wide>
      <h1 class="govuk-heading-l">{t('erasure.oneTitle')}</h1>
      <Known t={t} data={outlook.data} />
      <GoesAndStays t={t} outlook={outlook} />
      <Organisations t={t} rows={outlook.organisations} />
      <h2 class="govuk-heading-m">{t('erasure.decideTitle')}</h2>
      <Form view={view}>
        <TextField
          name="reference"
          label={t('erasure.reference')}
          hint={t('erasure.referenceHint')}
          width="20"
          value={reference}
        />
        <Checkboxes
          name="sure"
          label={t('erasure.sure')}
          values={[]}
          options={[{ value: 'yes', label: t('erasure.sureYes') }]}
        />
        <Warning view={view}>{t('erasure.warning')}</Warning>
        <Button look="warning">{t('erasure.erase')}</Button>
      </Form>
    </Page>,
  );
};

/** Who has been erased is told about as far as is known: nobody else was ever there. */
const goneOrNobody = async (ask: Ask, ports: Ports, personId: string): Promise<Answer> => {
  const erased = await load(ports.sent, erasedEntity, personId);
  return erased === undefined
    ? faultPage(ask, { fault: 'not-found' })
    : html(gonePage(ask, erased, await readStaffNames(ports, [erased.by])));
};

/** What is kept about a person, and what an erasure would bring about. */
export const showOne = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const { person: personId = '' } = ask.params;
  const outlook = await readOutlook(ports, personId);
  if (outlook === undefined) return goneOrNobody(ask, ports, personId);
  return html(onePage(ask, { outlook, reference: '', errors: {} }));
};

const referenceFault = (ask: Ask, reference: string): string | undefined => {
  // An address kept for good would undo what is done here.
  if (reference.includes('@')) return ask.t('erasure.referenceAddress');
  const fault = breaksLimit(reference, REFERENCE);
  if (fault === undefined) return undefined;
  return ask.t(fault === 'long' ? 'erasure.referenceLong' : 'erasure.referenceMissing');
};

const errorsOf = (ask: Ask, reference: string): FieldErrors => {
  const fault = referenceFault(ask, reference);
  return {
    ...(fault === undefined ? {} : { reference: fault }),
    ...(ask.form.get('sure') === 'yes' ? {} : { sure: ask.t('erasure.sureMissing') }),
  };
};

/** Staff erase a person on request, under a reference by which the request is found again. Doing it twice is no harm. */
export const doErasePerson = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const { person: personId = '' } = ask.params;
  const outlook = await readOutlook(ports, personId);
  if (outlook === undefined) return goneOrNobody(ask, ports, personId);
  const reference = typedLine(ask.form.get('reference'));
  const errors = errorsOf(ask, reference);
  if (Object.keys(errors).length > 0) return html(onePage(ask, { outlook, reference, errors }), 422);
  await erasePerson(ports, { personId, by: `staff:${ask.visitor.subject}`, reference });
  return seeOther(`${addressOf(personId)}?done=yes`);
};
