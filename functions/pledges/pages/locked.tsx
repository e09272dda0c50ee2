import { Page, renderPage } from '../../platform/html/page.tsx';
import { TypedFields } from '../../platform/html/typed-fields.tsx';
import { label } from '../../platform/i18n/translate.ts';
import { stateOf } from '../pending-text.ts';
import type { OpenPledge } from './open-pledge.ts';

/** The pledge left the hands of the organisation while somebody was typing: what was typed is shown to be copied. */
export const lockedPage = ({ view, head, paths, ask }: OpenPledge): string => {
  const { t } = view;
  return renderPage(
    <Page view={view} title={t('form.lockedTitle')} back={paths.root}>
      <h1 class="govuk-heading-l">{t('form.lockedTitle')}</h1>
      <p class="govuk-body">{t('form.lockedText', { state: label(t, `states.pledge.${stateOf(head)}`) })}</p>
      <TypedFields title={t('form.lockedTyped')} form={ask.form} />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.root}>
          {t('form.lockedOpen')}
        </a>
      </p>
    </Page>,
  );
};
