import MailComposer from 'nodemailer/lib/mail-composer';
import { typedLine } from '../platform/http/typed-text.ts';
import { translator } from '../platform/i18n/translate.ts';
import { toMs } from '../platform/time.ts';
import { type CalendarPart, calendarPart } from './calendar.ts';
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
  /** An entry for the calendar. */
  readonly calendar?: CalendarPart;
  /** Present in a mail of a kind that can be stopped. */
  readonly stopAddress?: string;
}

/** What stands in the mail alone and is kept nowhere as it is. */
export type MailSecrets = Pick<Wording, 'codes' | 'stopToken'>;

/** The mail in words, in the recipient's language. */
export const renderMail = (facts: MailFacts, site: MailSite, secrets: MailSecrets = {}): Rendered => {
  const wording: Wording = { t: translator(facts.language), facts, url: site.url, ...secrets };
  const letter = KINDS[facts.mail.kind].letter(wording);
  const dressing = dress(wording, letter, site);
  const calendar = calendarPart(wording, site.officeMail);
  return {
    subject: typedLine(letter.subject),
    html: letterHtml(dressing),
    text: letterText(dressing),
    ...(calendar === undefined ? {} : { calendar }),
    ...(dressing.stop === undefined ? {} : { stopAddress: dressing.stop.href }),
  };
};

/** RFC 2369 and RFC 8058; MailComposer's own `list` setting leaves the second out. */
const stopHeaders = (address: string | undefined): Readonly<Record<string, string>> =>
  address === undefined
    ? {}
    : { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };

/** MailComposer leaves line ends as they are; a bare LF is no line end in a mail, and some servers refuse it (RFC 5322, 2.3). */
const mailLines = (text: string): string => text.replace(/\r?\n/g, '\r\n');

/** The whole message as it goes over the wire (RFC 5322, MIME). */
export const composeMail = async (
  facts: MailFacts,
  settings: MailSettings,
  secrets: MailSecrets = {},
): Promise<Buffer> => {
  const { subject, html, text, calendar, stopAddress } = renderMail(facts, settings, secrets);
  const composer = new MailComposer({
    from: { name: translator(facts.language)('common.siteName'), address: settings.from },
    to: { name: '', address: needed(facts.address, 'an address') },
    replyTo: settings.officeMail,
    subject,
    html: mailLines(html),
    text: mailLines(text),
    ...(calendar === undefined ? {} : { icalEvent: { ...calendar, filename: 'report.ics' } }),
    date: new Date(toMs(facts.now)),
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      'Content-Language': facts.language,
      // RFC 3834: no auto-replies; the other is Exchange's name for the same.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...stopHeaders(stopAddress),
    },
  });
  return composer.compile().build();
};
