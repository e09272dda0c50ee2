import { Typed } from '../../platform/html/heading.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { formatInstant } from '../../platform/i18n/translate.ts';
import type { GivenBack } from '../given-back.ts';

interface Props extends GivenBack {
  readonly view: View;
  /** What staff wrote then. */
  readonly asked: string | undefined;
}

/** Says of a difference that it is from what staff gave back to what they have now, and what they had asked for. */
export const ResubmittedHead = ({ view: { t, language }, number, at, asked }: Props) => (
  <>
    <h2 class="govuk-heading-m">{t('deciding.resubmitted')}</h2>
    {asked === undefined ? null : (
      <Inset>
        <p class="govuk-body">{t('deciding.resubmittedAsked')}</p>
        <p class="govuk-body">
          <Typed>{asked}</Typed>
        </p>
      </Inset>
    )}
    <p class="govuk-body">
      {t('deciding.resubmittedText', { version: number, at: formatInstant(language, at) })}
    </p>
  </>
);
