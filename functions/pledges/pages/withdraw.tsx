import { Button, Checkboxes, Form, TextArea } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import { typedLine, typedText } from '../../platform/http/typed-text.ts';
import { withdraw } from '../public-text.ts';
import { pledgeTransition } from '../states.ts';
import { nameOf } from './names.ts';
import { forContactOnly, notFound, type OpenPledge, pledgeDoor } from './open-pledge.ts';
import { readWithdrawal, type TypedWithdrawal, WITHDRAWAL_REASON } from './withdraw-form.ts';

const Consequences = ({ view: { t }, head }: OpenPledge) => (
  <ul class="govuk-list govuk-list--bullet">
    <li>{t('change.withdrawGoes')}</li>
    <li>{t('change.withdrawStays')}</li>
    <li>{t('change.withdrawReports')}</li>
    {head.pending === undefined ? null : <li>{t('change.withdrawAmendment')}</li>}
    <li>{t('change.withdrawMembers')}</li>
    <li>{t('change.withdrawAgain')}</li>
  </ul>
);

const withdrawPage = (pledge: OpenPledge, typed: TypedWithdrawal, errors: FieldErrors): string => {
  const { view, paths, head } = pledge;
  const { t } = view;
  const name = nameOf(view, head.name);
  return renderPage(
    <Page view={view} title={t('change.withdrawTitle')} errors={errors} back={paths.root}>
      <Heading caption={name}>{t('change.withdrawTitle')}</Heading>
      <Consequences {...pledge} />
      <Form view={view}>
        <TextArea
          name="reason"
          label={`${t('change.withdrawReason')} ${t('common.optional')}`}
          hint={t('change.withdrawReasonHint')}
          value={typed.reason}
          rows={4}
          maxLength={WITHDRAWAL_REASON.max}
        />
        <Checkboxes
          name="confirm"
          label={t('change.withdrawConfirm')}
          values={[typed.confirm]}
          options={[{ value: 'yes', label: t('change.withdrawConfirmYes', { name }) }]}
        />
        <Button look="warning">{t('change.withdrawButton')}</Button>
      </Form>
    </Page>,
  );
};

const mayBeWithdrawn = ({ head: { current } }: OpenPledge): boolean =>
  current !== undefined && pledgeTransition('withdraw', current.state) !== undefined;

export const showWithdraw = pledgeDoor(async (pledge) =>
  mayBeWithdrawn(pledge)
    ? html(withdrawPage(pledge, { reason: '', confirm: '' }, {}))
    : seeOther(pledge.paths.root),
);

export const doWithdraw = pledgeDoor(async (pledge, ports) => {
  const { ask, head, person, paths } = pledge;
  if (!mayBeWithdrawn(pledge)) return seeOther(paths.root);
  const typed = { reason: typedText(ask.form.get('reason')), confirm: typedLine(ask.form.get('confirm')) };
  const read = readWithdrawal(typed, ask.t);
  if (!read.ok) return html(withdrawPage(pledge, typed, read.refusal), 422);
  const withdrawn = await withdraw(ports, {
    organisationId: head.organisationId,
    personId: person.personId,
    ...(typed.reason === '' ? {} : { reasons: typed.reason }),
  });
  if (withdrawn.ok) return seeOther(paths.root);
  if (withdrawn.refusal.why === 'people') return forContactOnly(ask);
  return withdrawn.refusal.why === 'not-found' ? notFound(ask) : seeOther(paths.root);
});
