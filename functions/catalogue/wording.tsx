import { Inset } from '../platform/html/parts.tsx';
import type { View } from '../platform/html/view.ts';
import { label, languageName } from '../platform/i18n/translate.ts';

type Worded = Pick<View, 't' | 'language' | 'commitments'>;

/** How a commitment reads: in the page's official text where it has one, else in our paraphrase. */
export const commitmentText = ({ t, commitments }: Pick<Worded, 't' | 'commitments'>, id: string): string => {
  const official = typeof commitments === 'object' ? commitments.texts[id] : undefined;
  return official ?? label(t, `catalogue.${id}`);
};

/** The language of the page's official text, where it is another than the page's own. */
const foreignLanguage = ({ language, commitments }: Worded) =>
  typeof commitments === 'object' && commitments.language !== language ? commitments.language : undefined;

/** The same, marked as words of the language that they stand in. */
export const CommitmentWords = ({ view, id }: { readonly view: Worded; readonly id: string }) => {
  const foreign = foreignLanguage(view);
  const words = commitmentText(view, id);
  return foreign === undefined ? words : <span lang={foreign}>{words}</span>;
};

/** Of a text that was put down: that it is a trial, for good; or in which language it is signed, where the page is in another. */
export const WordingNote = ({ view }: { readonly view: Worded }) => {
  const foreign = foreignLanguage(view);
  if (view.commitments === 'trial') return <Inset>{view.t('catalogue.trial')}</Inset>;
  if (foreign === undefined) return null;
  return <Inset>{view.t('catalogue.signedIn', { language: languageName(view.language, foreign) })}</Inset>;
};
