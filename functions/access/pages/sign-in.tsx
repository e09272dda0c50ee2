import { Button, Form, TextField } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import { type FieldErrors, viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { typedLine } from '../../platform/http/typed-text.ts';
import { LANGUAGES } from '../../platform/i18n/languages.ts';
import type { Ports } from '../../platform/ports.ts';
import { requestCode } from '../request-code.ts';
import { safeNext } from '../safe-next.ts';
import { refusalStatus, refusalWords } from './words.ts';

interface Typed {
  readonly email: string;
  readonly next: string;
  readonly errors: FieldErrors;
}

/** Whether a page is one of those to which mails lead: of a pledge, or of a report. */
const isOfMail = (next: string): boolean => /^\/[a-z]+\/my\/./.test(next);

const page = (ask: Ask, { email, next, errors }: Typed): string => {
  const { t } = ask;
  const view = viewOf(ask);
  return renderPage(
    <Page view={view} title={t('access.signInTitle')} errors={errors}>
      <h1 class="govuk-heading-l">{t('access.signInTitle')}</h1>
      {ask.visitor.kind === 'person' ? (
        <Inset>
          {t('access.signedInAs', { email: ask.visitor.email })}{' '}
          <a class="govuk-link" href={next}>
            {t('access.goOn')}
          </a>
        </Inset>
      ) : null}
      <p class="govuk-body">{t('access.signInText')}</p>
      <Form view={view}>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          label={t('access.email')}
          hint={t(isOfMail(next) ? 'access.emailHintOfMail' : 'access.emailHint')}
          type="email"
          autocomplete="email"
          spellcheck={false}
          value={email}
        />
        <Button>{t('access.sendCode')}</Button>
      </Form>
      <p class="govuk-body govuk-hint">{t('access.limit')}</p>
    </Page>,
  );
};

/** Where to go on to, in the language that the page was read in last. */
const nextOf = ({ language }: Ask, path: string | null): string => {
  const next = safeNext(path, `/${language}/my`);
  const [, first = '', ...rest] = next.split('/');
  return LANGUAGES.some((known) => known === first) ? `/${[language, ...rest].join('/')}` : next;
};

export const showSignIn = async (ask: Ask): Promise<Answer> =>
  html(page(ask, { email: '', next: nextOf(ask, ask.query.get('next')), errors: {} }));

export const doSignIn = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const email = typedLine(ask.form.get('email'));
  const next = nextOf(ask, ask.form.get('next'));
  const { browser, language } = ask;
  const requested = await requestCode(ports, { email, browser, language, next });
  if (requested.ok) return seeOther(`/${language}/sign-in/code?c=${requested.value.challengeId}`);
  const errors = { email: refusalWords(ask.t, requested.refusal) };
  return html(page(ask, { email, next, errors }), refusalStatus(requested.refusal));
};
