import { html, page, raw } from '../dashboard/html.ts';
import type { DemoAccount } from './accounts.ts';

const issuerPage = (title: string, main: ReturnType<typeof html>): string =>
  page({ title, name: 'Sign-in of the local stack', home: '/', style: '/style.css', links: [], main });

const accountButton = ({ sub, name, groups }: DemoAccount) => html`
  <li>
    <button type="submit" name="account" value="${sub}">
      ${name} <small>${groups.length > 0 ? groups.join(', ') : 'in no group'}</small>
    </button>
  </li>`;

/** Choosing whom to sign in as. */
export const loginPage = (accounts: readonly DemoAccount[], uid: string): string =>
  issuerPage(
    'Sign in',
    html`
      <p>These members of staff are made up. On this machine no password is asked.</p>
      <form method="post" action="/interaction/${uid}">
        <ul class="choices">${accounts.map(accountButton)}</ul>
      </form>`,
  );

/** `form` is the issuer's own, which a button named `logout` completes. */
export const signOutPage = (form: string): string =>
  issuerPage(
    'Sign out',
    html`
      <p>Do you want to sign out?</p>
      ${raw(form)}
      <p><button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button></p>`,
  );

export const signedOutPage = (): string => issuerPage('Signed out', html`<p>You are signed out.</p>`);

export const errorPage = (reason: string): string =>
  issuerPage(
    'This sign-in cannot go on',
    html`<p>${reason}</p><p>Go back to the page you came from and sign in from there once more.</p>`,
  );
