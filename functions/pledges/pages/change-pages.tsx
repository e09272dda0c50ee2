import { Button, Form } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import type { MessageKey } from '../../platform/i18n/translate.ts';
import { nameOf } from './names.ts';
import type { OpenPledge } from './open-pledge.ts';
import { SigningNote } from './signing-note.tsx';
import { mayBegin, type SigningOpen } from './signing-open.ts';

export type Change = 'amend' | 'renew' | 'discard';

/** What each change means, before the button that makes it. */
const WORDS = {
  amend: {
    title: 'change.amendTitle',
    text: ['change.amendText1', 'change.amendText2', 'change.amendText3', 'change.amendText4'],
    button: 'change.amendButton',
  },
  renew: {
    title: 'change.renewTitle',
    text: ['change.renewText1', 'change.renewText2', 'change.renewText3'],
    button: 'change.renewButton',
  },
  discard: {
    title: 'change.discardTitle',
    text: ['change.discardText1', 'change.discardText2', 'change.discardText3'],
    button: 'change.discardButton',
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
