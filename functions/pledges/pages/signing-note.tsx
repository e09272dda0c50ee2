import { Inset } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { formatDay } from '../../platform/i18n/translate.ts';
import type { SigningOpen } from './signing-open.ts';

/** Why nothing can be signed now, and that drafts are kept. */
export const SigningNote = ({ view, signing }: { readonly view: View; readonly signing: SigningOpen }) => {
  if (signing.open) return null;
  return (
    <Inset>
      {signing.why === 'closed'
        ? view.t('form.signingClosed', { day: formatDay(view.language, signing.since) })
        : view.t('form.signingNotOfficial')}
    </Inset>
  );
};
