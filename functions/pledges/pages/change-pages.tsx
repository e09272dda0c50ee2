import { Button, Form } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import type { MessageKey } from '../../platform/i18n/translate.ts';
import { nameOf } from './form-parts.tsx';
import type { OpenPledge } from './open-pledge.ts';
import { SigningNote } from './signing-note.tsx';
import { mayBegin, type SigningOpen } from './signing-open.ts';

export type Change = 'amend' | 'renew' | 'discard';

/** What each change means, before the button that makes it. */
const WORDS = {
  amend: {
    title: 'form.amendTitle',
    text: ['form.amendText1', 'form.amendText2', 'form.amendText3', 'form.amendText4'],
    button: 'form.amendButton',
  },
  renew: {
    title: 'form.renewTitle',
    text: ['form.renewText1', 'form.renewText2', 'form.renewText3'],
    button: 'form.renewButton',
  },
  discard: {
    title: 'form.discardTitle',
    text: ['form.discardText1', 'form.discardText2', 'form.discardText3'],
    button: 'form.discardButton',
  },
} as const satisfies Record<Change, { title: MessageKey; text: readonly MessageKey[]; button: MessageKey }>;

export const changePage = (pledge: OpenPledge, change: Change, signing: SigningOpen): string => {
  const { view, paths, head } = pledge;
  const { t } = view;
  const { title, text, button } = WORDS[change];
  const possible = change === 'discard' || mayBegin(signing);
  return renderPage(
    <Page view={view} title={t(title)} back={paths.root}>
      <Heading caption={nameOf(view, head.name)}>{t(title)}</Heading>
      {change === 'discard' ? null : <SigningNote view={view} signing={signing} />}
      {possible ? (
        <>
          {text.map((key) => (
            <p class="govuk-body" key={key}>
              {t(key)}
            </p>
          ))}
          <Form view={view}>
            <Button {...(change === 'discard' ? { look: 'warning' } : {})}>{t(button)}</Button>
          </Form>
        </>
      ) : null}
    </Page>,
  );
};
