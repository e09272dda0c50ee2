import { Page, renderPage } from '../../platform/html/page.tsx';
import type { View } from '../../platform/html/view.ts';

/** There is no such organisation, commitment or action. */
export const missingPage = (view: View): string =>
  renderPage(
    <Page view={view} title={view.t('common.notFoundTitle')}>
      <h1 class="govuk-heading-l">{view.t('common.notFoundTitle')}</h1>
      <p class="govuk-body">{view.t('common.notFoundText')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/${view.language}/my`}>
          {view.t('form.toMine')}
        </a>
      </p>
    </Page>,
  );
