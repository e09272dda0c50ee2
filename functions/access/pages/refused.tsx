import { Button, Form } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import type { CodeRefusal } from '../challenge.ts';
import { refusalStatus, refusalWords } from './words.ts';

/** Reasons after which a new code can be sent from here: this browser asked for the last one. */
const SENDABLE: readonly CodeRefusal['why'][] = ['used', 'expired', 'too-many-tries'];

/** A page of its own for a code or link that opens nothing, with the way on. */
export const refusedPage = (
  ask: Ask,
  { challengeId, refusal }: { readonly challengeId: string; readonly refusal: CodeRefusal },
): Answer => {
  // Going back after signing in, or sending twice, is no mistake.
  if (refusal.why === 'used' && ask.visitor.kind === 'person') return seeOther(`/${ask.language}/my`);
  const { t } = ask;
  const view = viewOf(ask);
  const title = t('access.refusedTitle');
  const page = (
    <Page view={view} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{refusalWords(t, refusal)}</p>
      {SENDABLE.includes(refusal.why) ? (
        <Form view={view} action={`/${ask.language}/sign-in/again`}>
          <input type="hidden" name="challenge" value={challengeId} />
          <Button>{t('access.sendAgain')}</Button>
        </Form>
      ) : null}
      <p class="govuk-body">
        <a class="govuk-link" href={`/${ask.language}/sign-in`}>
          {t('access.startAgain')}
        </a>
      </p>
    </Page>
  );
  return html(renderPage(page), refusalStatus(refusal));
};
