import type { View } from '../platform/html/view.ts';
import { label } from '../platform/i18n/translate.ts';

/** How a commitment reads: in the approved official text where there is one, else in our paraphrase. */
export const commitmentText = (view: Pick<View, 't' | 'commitments'>, id: string): string => {
  const { t, commitments } = view;
  const official = typeof commitments === 'object' ? commitments[id] : undefined;
  return official ?? label(t, `catalogue.${id}`);
};
