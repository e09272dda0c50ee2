import type { Language } from '../platform/i18n/languages.ts';
import type { Letter } from './letter.ts';
import { stopAddress, type Wording } from './wording.ts';

/** What stands around the letter in every mail. */
export interface Dressing {
  readonly language: Language;
  readonly siteName: string;
  readonly letter: Letter;
  /** Above the letter: what holds for the whole mail. */
  readonly notes: readonly string[];
  /** Heading over the reason. */
  readonly whyTitle: string;
  readonly footer: readonly string[];
  /** How mails of this kind are stopped. */
  readonly stop?: { readonly text: string; readonly href: string };
}

export interface MailSite {
  /** Without a slash at the end. */
  readonly url: string;
  readonly official: boolean;
  readonly officeMail: string;
}

const stopLink = (wording: Wording): Pick<Dressing, 'stop'> => {
  const href = stopAddress(wording);
  return href === undefined ? {} : { stop: { text: wording.t('mail.footerStop'), href } };
};

export const dress = (wording: Wording, letter: Letter, site: MailSite): Dressing => {
  const { t, facts, codes } = wording;
  return {
    language: t.language,
    siteName: t('common.siteName'),
    letter,
    notes: facts.head?.madeUp === true ? [t('mail.madeUp')] : [],
    whyTitle: t('mail.whyTitle'),
    footer: [
      ...(codes === undefined ? [t('mail.footerLinks')] : []),
      t('mail.footerOffice', { address: site.officeMail }),
      t('mail.footerAutomatic', { site: t('common.siteName'), url: site.url }),
      ...(site.official ? [] : [t('common.notOfficial')]),
    ],
    ...stopLink(wording),
  };
};
