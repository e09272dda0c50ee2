import { Button, Form } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Banner } from '../../platform/html/parts.tsx';
import { html, seeOther } from '../../platform/http/answer.ts';
import { seenRevOf } from '../../platform/http/seen-rev.ts';
import { formatDay } from '../../platform/i18n/translate.ts';
import { DraftSummary } from '../../pledges/pages/draft-summary.tsx';
import { ParaphraseNote } from '../../pledges/pages/form-parts.tsx';
import { draftName } from '../../pledges/pages/names.ts';
import { type OpenPledge, pledgeDoor } from '../../pledges/pages/open-pledge.ts';
import { penOf } from '../../pledges/pen.ts';
import { confirmEntered } from '../confirm-entered.ts';

const confirmPage = (pledge: OpenPledge, { changed }: { readonly changed: boolean }): string => {
  const { view, paths, draft, head } = pledge;
  const { t, language, site } = view;
  const day = formatDay(language, head.entered?.letterOn ?? '');
  return renderPage(
    <Page view={view} title={t('form.enteredTitle')} back={paths.mine}>
      {changed ? (
        <Banner title={t('common.warning')}>
          <p class="govuk-notification-banner__heading">{t('form.enteredChanged')}</p>
        </Banner>
      ) : null}
      <Heading caption={draftName(pledge)}>{t('form.enteredTitle')}</Heading>
      <p class="govuk-body">{t('form.enteredText', { day })}</p>
      <p class="govuk-body">{t('form.enteredAfter')}</p>
      <ParaphraseNote view={view} />
      <DraftSummary pledge={pledge} changeable={false} />
      <Form view={view}>
        <input type="hidden" name="seenRev" value={String(draft.rev)} />
        <Button>{t('form.enteredConfirm')}</Button>
      </Form>
      <p class="govuk-body">{t('form.enteredNotOurs', { address: site.officeMail })}</p>
    </Page>,
  );
};

const takenBackPage = (pledge: OpenPledge): string => {
  const { view, paths } = pledge;
  const { t } = view;
  return renderPage(
    <Page view={view} title={t('form.enteredBackTitle')} back={paths.mine}>
      <Heading caption={draftName(pledge)}>{t('form.enteredBackTitle')}</Heading>
      <p class="govuk-body">{t('form.enteredBackText')}</p>
    </Page>,
  );
};

const asItStands = (pledge: OpenPledge, status: number, changed = false) => {
  const pen = penOf(pledge.head);
  if (pen === 'organisation') return seeOther(pledge.paths.root);
  return html(pen === 'office' ? takenBackPage(pledge) : confirmPage(pledge, { changed }), status);
};

/** What the office entered from a letter, for the organisation to confirm. */
export const showConfirm = pledgeDoor(async (pledge) => asItStands(pledge, 200));

export const doConfirm = pledgeDoor(async (pledge, ports) => {
  const { ask, head, person, draft } = pledge;
  const seenRev = seenRevOf(ask.form);
  const { organisationId } = head;
  const confirmed = await confirmEntered(ports, { organisationId, personId: person.personId, seenRev });
  if (confirmed.ok) return seeOther(pledge.paths.root);
  return asItStands(pledge, 409, seenRev !== draft.rev);
});
