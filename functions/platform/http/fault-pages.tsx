import type { ComponentChildren } from 'preact';
import { Button, Form } from '../html/form.tsx';
import { Page, renderPage } from '../html/page.tsx';
import { TypedFields } from '../html/typed-fields.tsx';
import { viewOf } from '../html/view.ts';
import { html, withHeaders } from './answer.ts';
import type { Ask } from './ask.ts';
import { cookieName } from './cookies.ts';
import { FAULT_STATUS, type Fault, type FaultAnswer, faultHeaders } from './fault.ts';

const isOffice = (ask: Ask): boolean => ask.path === '/office' || ask.path.startsWith('/office/');

/** The same form once more, with this browser's token: what was typed waits here until somebody is signed in. */
const SendAgain = ({ ask, signIn }: { readonly ask: Ask; readonly signIn: string }) => (
  <>
    <p class="govuk-body">
      <a class="govuk-link" href={signIn} target="_blank" rel="noopener noreferrer">
        {ask.t(isOffice(ask) ? 'common.staffExpiredOpen' : 'common.expiredOpen')}
      </a>
    </p>
    <Form view={viewOf(ask)}>
      {[...ask.form]
        .filter(([name]) => name !== 'csrf')
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={`${name} ${value}`} />
        ))}
      <Button>{ask.t('common.expiredSend')}</Button>
    </Form>
  </>
);

const Home = ({ ask }: { readonly ask: Ask }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={isOffice(ask) ? '/office' : `/${ask.language}`}>
      {ask.t('common.goneHome')}
    </a>
  </p>
);

/**
 * On the pages of organisations, whether or not there is such a one: a link in a mail leads nowhere for who is signed in
 * under another address than the mail went to.
 */
const OtherAddress = ({ ask }: { readonly ask: Ask }) => {
  const { t, visitor, language, path } = ask;
  if (visitor.kind !== 'person' || !path.startsWith(`/${language}/my/`)) return null;
  return (
    <>
      <p class="govuk-body">{t('common.notFoundAs', { email: visitor.email })}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/${language}/sign-in?${new URLSearchParams({ next: path })}`}>
          {t('common.notFoundSignIn')}
        </a>
      </p>
    </>
  );
};

/** Where the pledge stands: open to whoever has any role in the organisation. */
const Pledge = ({ ask }: { readonly ask: Ask }) => (
  <p class="govuk-body">
    <a
      class="govuk-link"
      href={`/${ask.language}/my/${encodeURIComponent(ask.params['organisation'] ?? '')}`}
    >
      {ask.t('common.forbiddenPledge')}
    </a>
  </p>
);

interface Words {
  readonly title: string;
  readonly text: string;
  readonly more?: ComponentChildren;
}

/** Who lets no cookie be kept would open the page again and again. */
const csrfText = ({ t, cookies, site }: Ask): string =>
  t(cookies.has(cookieName(site.url, 'browser')) ? 'common.csrfText' : 'common.csrfNoCookie');

const wordsOf = (ask: Ask, fault: Fault): Words => {
  const { t } = ask;
  const home = <Home ask={ask} />;
  switch (fault.fault) {
    case 'not-found':
      return {
        title: t('common.notFoundTitle'),
        text: t('common.notFoundText'),
        more: (
          <>
            <OtherAddress ask={ask} />
            {home}
          </>
        ),
      };
    case 'method':
      return { title: t('common.methodTitle'), text: t('common.methodText'), more: home };
    case 'too-large':
      return { title: t('common.tooLargeTitle'), text: t('common.tooLargeText'), more: home };
    case 'wrong-type':
      return { title: t('common.badRequestTitle'), text: t('common.badRequestText'), more: home };
    case 'csrf':
      return { title: t('common.csrfTitle'), text: csrfText(ask), more: <OpenAgain ask={ask} /> };
    case 'signed-out': {
      const more = <SendAgain ask={ask} signIn={fault.signIn} />;
      return isOffice(ask)
        ? { title: t('common.staffExpiredTitle'), text: t('common.staffExpiredText'), more }
        : { title: t('common.expiredTitle'), text: t('common.expiredText'), more };
    }
    case 'forbidden':
      return ask.visitor.kind === 'staff'
        ? { title: t('common.noRightTitle'), text: t('common.noRightText'), more: home }
        : {
            title: t('common.forbiddenTitle'),
            text: t(
              fault.wanted?.includes('editor') === true ? 'common.forbiddenText' : 'common.forbiddenContact',
            ),
            more: <Pledge ask={ask} />,
          };
    case 'unexpected':
      return {
        title: t('common.errorPageTitle'),
        text: t('common.errorPageText', { address: ask.site.officeMail, id: ask.requestId }),
        more: home,
      };
  }
};

const OpenAgain = ({ ask }: { readonly ask: Ask }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={ask.path}>
      {ask.t('common.csrfBack')}
    </a>
  </p>
);

/**
 * A page in the visitor's language that says what is wrong and what to do, with what was typed: going back would not
 * bring that again, since no page may be kept.
 */
export const faultPage: FaultAnswer = (ask, fault) => {
  const { title, text, more } = wordsOf(ask, fault);
  const page = (
    <Page view={viewOf(ask)} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{text}</p>
      {more}
      <TypedFields title={ask.t('common.csrfTyped')} form={ask.form} />
    </Page>
  );
  return withHeaders(html(renderPage(page), FAULT_STATUS[fault.fault]), faultHeaders(fault));
};
