import { Button, Form, TextField } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Banner, Details } from '../../platform/html/parts.tsx';
import { type FieldErrors, viewOf } from '../../platform/html/view.ts';
import { html, seeOther, withCookies } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { cookieName } from '../../platform/http/cookies.ts';
import type { Ports } from '../../platform/ports.ts';
import { type CodeRefusal, openChallenge, WRONG_TRIES } from '../challenge.ts';
import { type Confirmed, confirmCode } from '../confirm.ts';
import { type RequestRefusal, requestAnotherCode } from '../request-code.ts';
import { SESSION_SECONDS } from '../session.ts';
import { refusedPage } from './refused.tsx';
import { refusalStatus, refusalWords } from './words.ts';

/** The address of the code page of a challenge. */
const codePath = (ask: Ask, challengeId: string): string =>
  `/${ask.language}/sign-in/code?${new URLSearchParams({ c: challengeId })}`;

/** Says on the code page's address that another code was asked for. */
const SENT = 'sent';

/** The session the browser has now, whoever it belongs to. */
export const formerSession = (ask: Ask): string | undefined =>
  ask.cookies.get(cookieName(ask.site.url, 'session'));

export const signedIn = ({ session, next }: Confirmed): Answer =>
  withCookies(seeOther(next), { name: 'session', value: session, maxAge: SESSION_SECONDS.person });

interface CodePage {
  readonly challengeId: string;
  readonly email: string;
  /** Whether another code was asked for just now. */
  readonly sentAgain?: boolean;
  readonly typed: string;
  readonly errors: FieldErrors;
}

const NotArrived = ({ ask, challengeId }: { readonly ask: Ask; readonly challengeId: string }) => (
  <Details summary={ask.t('access.notArrived')}>
    <p class="govuk-body">{ask.t('access.notArrivedText')}</p>
    <Form view={viewOf(ask)} action={`/${ask.language}/sign-in/again`}>
      <input type="hidden" name="challenge" value={challengeId} />
      <Button look="secondary">{ask.t('access.sendAgain')}</Button>
    </Form>
    <p class="govuk-body">
      <a class="govuk-link" href={`/${ask.language}/sign-in`}>
        {ask.t('access.otherAddress')}
      </a>
    </p>
  </Details>
);

const page = (ask: Ask, { challengeId, email, typed, errors, sentAgain = false }: CodePage): string => {
  const { t } = ask;
  // Also where another code was asked for: its address shows nothing in the other language.
  const [path = '', query = ''] = codePath(ask, challengeId).split('?');
  const view = { ...viewOf(ask), path, query };
  const title = t('access.codeTitle');
  return renderPage(
    <Page view={view} title={title} errors={errors} back={`/${ask.language}/sign-in`}>
      {sentAgain ? (
        <Banner title={t('access.sentAgainTitle')} success>
          <p class="govuk-notification-banner__heading typed">{t('access.sentAgain', { email })}</p>
        </Banner>
      ) : null}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body typed">{t('access.codeText', { email })}</p>
      <Form view={view} action={codePath(ask, challengeId)}>
        <TextField
          name="code"
          label={t('access.code')}
          hint={t('access.codeHint')}
          autocomplete="one-time-code"
          spellcheck={false}
          width="10"
          value={typed}
        />
        <Button>{t('common.continue')}</Button>
      </Form>
      <NotArrived ask={ask} challengeId={challengeId} />
    </Page>,
  );
};

const challengeOf = (ask: Ask): string => ask.query.get('c') ?? '';

export const showCode = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const challengeId = challengeOf(ask);
  const open = await openChallenge(ports, { challengeId, browser: ask.browser });
  if (!open.ok) return refusedPage(ask, { challengeId, refusal: open.refusal });
  const { email, wrongTries } = open.value;
  const sentAgain = ask.query.get(SENT) === 'again';
  if (wrongTries >= WRONG_TRIES && !sentAgain)
    return refusedPage(ask, { challengeId, refusal: { why: 'too-many-tries' } });
  return html(page(ask, { challengeId, email, typed: '', errors: {}, sentAgain }));
};

interface Again {
  readonly challengeId: string;
  readonly typed: string;
  readonly refusal: CodeRefusal | RequestRefusal;
}

/** The code page once more with what is wrong; or a page of its own where no code can help any more. */
const codeAgain = async (ask: Ask, ports: Ports, { challengeId, typed, refusal }: Again): Promise<Answer> => {
  const open = await openChallenge(ports, { challengeId, browser: ask.browser });
  if (!open.ok) return refusedPage(ask, { challengeId, refusal: open.refusal });
  if (refusal.why === 'too-many-tries') return refusedPage(ask, { challengeId, refusal });
  const errors = { code: refusalWords(ask.t, refusal) };
  return html(page(ask, { challengeId, email: open.value.email, typed, errors }), refusalStatus(refusal));
};

export const doCode = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const challengeId = challengeOf(ask);
  const typed = ask.form.get('code') ?? '';
  const { browser } = ask;
  const confirmed = await confirmCode(ports, {
    challengeId,
    browser,
    code: typed,
    formerSession: formerSession(ask),
  });
  if (confirmed.ok) return signedIn(confirmed.value);
  return codeAgain(ask, ports, { challengeId, typed, refusal: confirmed.refusal });
};

export const doSendAgain = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const challengeId = ask.form.get('challenge') ?? '';
  const requested = await requestAnotherCode(ports, { challengeId, browser: ask.browser });
  if (requested.ok) return seeOther(`${codePath(ask, requested.value.challengeId)}&${SENT}=again`);
  return codeAgain(ask, ports, { challengeId, typed: '', refusal: requested.refusal });
};
