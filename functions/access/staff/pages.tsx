import type { ComponentChildren } from 'preact';
import { LinkButton } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Banner } from '../../platform/html/parts.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';

interface StaffPage {
  readonly title: string;
  readonly text: string;
  readonly button: string;
  /** Path to go on to after signing in. */
  readonly next: string;
  readonly status?: number;
  readonly before?: ComponentChildren;
}

/**
 * The sign-in begins with a link, not a form: Chromium would stop a form whose answer leads to another site
 * (`form-action`).
 */
const staffPage = (ask: Ask, { title, text, button, next, status, before }: StaffPage): Answer =>
  html(
    renderPage(
      <Page view={viewOf(ask)} title={title}>
        {before}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{text}</p>
        <LinkButton href={`/office/sign-in/start?${new URLSearchParams({ next })}`}>{button}</LinkButton>
      </Page>,
    ),
    status,
  );

const SignedOut = ({ ask, address }: { readonly ask: Ask; readonly address: string | undefined }) => (
  <Banner title={ask.t('access.staffTitle')}>
    <p class="govuk-notification-banner__heading">{ask.t('access.staffSignedOut')}</p>
    {address === undefined ? null : (
      <a class="govuk-notification-banner__link" href={address}>
        {ask.t('access.staffSignOutIssuer')}
      </a>
    )}
  </Banner>
);

/** @param signedOut present after signing out: where to end the issuer's own session, if it says so */
export const signInPage = (
  ask: Ask,
  {
    next,
    signedOut,
  }: { readonly next: string; readonly signedOut?: { readonly address: string | undefined } },
): Answer =>
  staffPage(ask, {
    title: ask.t('access.staffTitle'),
    text: ask.t('access.staffText'),
    button: ask.t('access.staffStart'),
    next,
    before: signedOut === undefined ? undefined : <SignedOut ask={ask} address={signedOut.address} />,
  });

/** 503: the fault is not the visitor's, and passes. */
export const unreachablePage = (ask: Ask, next: string): Answer =>
  staffPage(ask, {
    title: ask.t('access.staffUnreachableTitle'),
    text: ask.t('access.staffUnreachableText'),
    button: ask.t('access.staffAgain'),
    next,
    status: 503,
  });

export const refusedPage = (ask: Ask, next: string): Answer =>
  staffPage(ask, {
    title: ask.t('access.staffRefusedTitle'),
    text: ask.t('access.staffRefusedText'),
    button: ask.t('access.staffAgain'),
    next,
    status: 400,
  });

export const noGroupPage = (ask: Ask, name: string): Answer =>
  staffPage(ask, {
    title: ask.t('access.staffNoGroupTitle'),
    text: ask.t('access.staffNoGroupText', { name }),
    button: ask.t('access.staffAgain'),
    next: '/office',
    status: 403,
  });
