import { Button, Form } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import type { Ports } from '../../platform/ports.ts';
import { openChallenge } from '../challenge.ts';
import { confirmLink } from '../confirm.ts';
import { formerSession, signedIn } from './code.tsx';
import { refusedPage } from './refused.tsx';

const idsOf = (ask: Ask): { readonly challengeId: string; readonly token: string } => {
  const { challenge = '', token = '' } = ask.params;
  return { challengeId: challenge, token };
};

/** Mail scanners open links: this only shows a button, the POST behind it acts. */
export const showLink = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const { challengeId } = idsOf(ask);
  const open = await openChallenge(ports, { challengeId, browser: ask.browser });
  if (!open.ok) return refusedPage(ask, { challengeId, refusal: open.refusal });
  const { t } = ask;
  const view = viewOf(ask);
  const title = t('access.linkTitle');
  return html(
    renderPage(
      <Page view={view} title={title}>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body typed">{t('access.linkText', { email: open.value.email })}</p>
        <Form view={view}>
          <Button>{t('access.linkConfirm')}</Button>
        </Form>
      </Page>,
    ),
  );
};

export const doLink = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const { challengeId, token } = idsOf(ask);
  const confirmed = await confirmLink(ports, {
    challengeId,
    token,
    browser: ask.browser,
    formerSession: formerSession(ask),
  });
  if (confirmed.ok) return signedIn(confirmed.value);
  return refusedPage(ask, { challengeId, refusal: confirmed.refusal });
};
