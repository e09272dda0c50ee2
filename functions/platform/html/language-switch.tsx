import { LANGUAGES, type Language, OWN_NAMES } from '../i18n/languages.ts';
import type { View } from './view.ts';

/** The path of the same page in another language: the first segment changes. */
export const pathIn = ({ path }: Pick<View, 'path'>, language: Language): string =>
  `/${[language, ...path.split('/').slice(2)].join('/')}`;

/** The same with the query as it is. */
const inLanguage = (view: View, language: Language): string =>
  `${pathIn(view, language)}${view.query === '' ? '' : `?${view.query}`}`;

export const LanguageSwitch = ({ view }: { readonly view: View }) => (
  <nav
    class="govuk-language-navigation govuk-language-navigation--inverse"
    aria-label={view.t('common.languageLabel')}
  >
    <ul class="govuk-language-navigation__list">
      {LANGUAGES.map((language) => (
        <li class="govuk-language-navigation__list-item" key={language}>
          {language === view.language ? (
            <span class="govuk-language-navigation__text" aria-current="true" lang={language}>
              {OWN_NAMES[language]}
            </span>
          ) : (
            <a
              class="govuk-language-navigation__link"
              href={inLanguage(view, language)}
              rel="alternate"
              lang={language}
              hreflang={language}
            >
              {OWN_NAMES[language]}
            </a>
          )}
        </li>
      ))}
    </ul>
  </nav>
);
