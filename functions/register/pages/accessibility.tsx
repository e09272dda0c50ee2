import { Page } from '../../platform/html/page.tsx';
import type { View } from '../../platform/html/view.ts';

export const AccessibilityPage = ({ view }: { readonly view: View }) => {
  const { t } = view;
  return (
    <Page view={view} title={t('public.accessTitle')} description={t('public.accessGoal')}>
      <h1 class="govuk-heading-l">{t('public.accessTitle')}</h1>
      <p class="govuk-body">{t('public.accessGoal')}</p>
      <h2 class="govuk-heading-m">{t('public.accessWhatTitle')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('public.accessScript')}</li>
        <li>{t('public.accessSmall')}</li>
        <li>{t('public.accessColour')}</li>
        <li>{t('public.accessTest')}</li>
      </ul>
      <p class="govuk-body">{t('public.accessTell', { address: view.site.officeMail })}</p>
    </Page>
  );
};
