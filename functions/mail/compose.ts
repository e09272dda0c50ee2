import MailComposer from 'nodemailer/lib/mail-composer';
import { typedLine } from '../platform/http/typed-text.ts';
import { translator } from '../platform/i18n/translate.ts';
import { toMs } from '../platform/time.ts';
import { dress, type MailSite } from './dressing.ts';
import type { MailFacts } from './facts.ts';
import { letterHtml } from './html.tsx';
import { KINDS } from './kinds.ts';
import { letterText } from './text.ts';
import { needed, type Wording } from './wording.ts';

export interface MailSettings extends MailSite {
  /** The address in From; Reply-To is the office's. */
  readonly from: string;
}

export interface Rendered {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** The mail in words, in the recipient's language. */
export const renderMail = (facts: MailFacts, site: MailSite, codes?: Wording['codes']): Rendered => {
  const t = translator(facts.language);
  const wording: Wording = { t, facts, url: site.url, ...(codes === undefined ? {} : { codes }) };
  const letter = KINDS[facts.mail.kind].letter(wording);
  const dressing = dress(wording, letter, site);
  return { subject: typedLine(letter.subject), html: letterHtml(dressing), text: letterText(dressing) };
};

/** The whole message as it goes over the wire (RFC 5322, MIME). */
export const composeMail = async (
  facts: MailFacts,
  settings: MailSettings,
  codes?: Wording['codes'],
): Promise<Buffer> => {
  const { subject, html, text } = renderMail(facts, settings, codes);
  const composer = new MailComposer({
    from: { name: translator(facts.language)('common.siteName'), address: settings.from },
    to: { name: '', address: needed(facts.address, 'an address') },
    replyTo: settings.officeMail,
    subject,
    html,
    text,
    date: new Date(toMs(facts.now)),
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      'Content-Language': facts.language,
      // RFC 3834: no auto-replies; the other is Exchange's name for the same.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
  });
  return composer.compile().build();
};
