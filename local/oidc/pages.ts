import { type Html, html, page, raw } from '../dashboard/html.ts';
import type { DemoAccount } from './accounts.ts';

const accountButton = ({ sub, name, groups }: DemoAccount) => html`
  <li>
    <button type="submit" name="account" value="${sub}">
      ${name} <small>${groups.length > 0 ? groups.join(', ') : 'in no group'}</small>
    </button>
  </li>`;

export interface IssuerPages {
  /** Choosing whom to sign in as. */
  login(accounts: readonly DemoAccount[], uid: string): string;
  /** `form` is the issuer's own, which a button named `logout` completes. */
  signOut(form: string): string;
  signedOut(): string;
  error(reason: string): string;
}

/** The issuer's pages; `home` is the address that the header leads to. */
export const issuerPages = (home: string): IssuerPages => {
  const issuerPage = (title: string, main: Html): string =>
    page({ title, name: 'Sign-in of the local stack', home, style: '/style.css', links: [], main });
  return {
    login: (accounts, uid) =>
      issuerPage(
        'Sign in',
        html`<p>These members of staff are made up. On this machine no password is asked.</p>
<form method="post" action="/interaction/${uid}">
<ul class="choices">${accounts.map(accountButton)}</ul>
</form>`,
      ),
    signOut: (form) =>
      issuerPage(
        'Sign out',
        html`<p>Do you want to sign out?</p>
${raw(form)}
<p><button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button></p>`,
      ),
    signedOut: () => issuerPage('Signed out', html`<p>You are signed out.</p>`),
    error: (reason) =>
      issuerPage(
        'This sign-in cannot go on',
        html`<p>${reason}</p><p>Go back to the page you came from and sign in from there once more.</p>`,
      ),
  };
};
