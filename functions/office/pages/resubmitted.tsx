import type { View } from '../../platform/html/view.ts';
import { formatInstant } from '../../platform/i18n/translate.ts';
import type { GivenBack } from '../given-back.ts';

/** Says of a difference that it is from what staff gave back to what they have now. */
export const ResubmittedHead = ({
  view: { t, language },
  number,
  at,
}: GivenBack & { readonly view: View }) => (
  <>
    <h2 class="govuk-heading-m">{t('deciding.resubmitted')}</h2>
    <p class="govuk-body">
      {t('deciding.resubmittedText', { version: number, at: formatInstant(language, at) })}
    </p>
  </>
);
