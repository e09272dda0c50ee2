import { type Catalogue, catalogueVersions } from '../../catalogue/catalogue.ts';
import type { Texts } from '../../catalogue/official/model.ts';
import type { FieldErrors } from '../../platform/html/view.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { breaksLimit, typedText } from '../../platform/http/typed-text.ts';
import { isLanguage, type Language } from '../../platform/i18n/languages.ts';
import { done, type Result, refused } from '../../platform/result.ts';

export const TEXT = { min: 1, max: 2000 } as const;

export const textField = (id: string): string => `text-${id}`;

/** Which text an address is about; undefined where there is no such version or language. */
export const placeOf = ({
  params,
}: Ask): { readonly catalogue: Catalogue; readonly language: Language } | undefined => {
  const catalogue = catalogueVersions().find((one) => one.catalogue === params['version']);
  const { language = '' } = params;
  return catalogue === undefined || !isLanguage(language) ? undefined : { catalogue, language };
};

export const typedTexts = ({ form }: Ask, { commitments }: Catalogue): Texts =>
  Object.fromEntries(commitments.map(({ id }) => [id, typedText(form.get(textField(id)))]));

/** The text of every commitment, or for each field what to do about it. */
export const readTexts = ({ t }: Ask, typed: Texts): Result<Texts, FieldErrors> => {
  const errors = Object.entries(typed).flatMap(([id, text]) => {
    const fault = breaksLimit(text, TEXT);
    if (fault === undefined) return [];
    const words =
      fault === 'long' ? t('official.textLong', { id, max: TEXT.max }) : t('official.textMissing', { id });
    return [[textField(id), words] as const];
  });
  return errors.length === 0 ? done(typed) : refused(Object.fromEntries(errors));
};
