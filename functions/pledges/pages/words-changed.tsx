import type { View } from '../../platform/html/view.ts';
import type { Language } from '../../platform/i18n/languages.ts';
import { wordDifference } from '../word-difference.ts';

const Removed = ({ view, text }: { readonly view: View; readonly text: string }) => (
  <del>
    <span class="govuk-visually-hidden" lang={view.language}>{` ${view.t('difference.removed')} `}</span>
    {text}
    <span class="govuk-visually-hidden" lang={view.language}>{` ${view.t('difference.endOfChange')} `}</span>
  </del>
);

const Added = ({ view, text }: { readonly view: View; readonly text: string }) => (
  <ins>
    <span class="govuk-visually-hidden" lang={view.language}>{` ${view.t('difference.inserted')} `}</span>
    {text}
    <span class="govuk-visually-hidden" lang={view.language}>{` ${view.t('difference.endOfChange')} `}</span>
  </ins>
);

interface Texts {
  readonly view: View;
  /** Absent where there was nothing. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** One value and the one that took its place: struck out and underlined, and said in words to who listens. */
export const ValueChange = ({ view, before, after }: Texts) => (
  <span class="site-difference">
    {before === undefined || before === '' ? null : <Removed view={view} text={before} />}
    {before === undefined || after === undefined ? null : ' '}
    {after === undefined || after === '' ? null : <Added view={view} text={after} />}
  </span>
);

/** A text with its changes, word by word. @param lang of the text, where it is known */
export const WordsChanged = ({
  view,
  before = '',
  after = '',
  lang,
}: Texts & { readonly lang?: Language | undefined }) => (
  <span class="site-difference typed" dir="auto" lang={lang}>
    {wordDifference(before, after).map(({ kind, text }, at) => {
      if (kind === 'same') return text;
      const Part = kind === 'added' ? Added : Removed;
      return <Part key={String(at)} view={view} text={text} />;
    })}
  </span>
);
