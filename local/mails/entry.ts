import { renderMail } from '../../functions/mail/compose.ts';
import type { MailSite } from '../../functions/mail/dressing.ts';
import { type MailFacts, readFacts } from '../../functions/mail/facts.ts';
import { KINDS, mailStillOwed } from '../../functions/mail/kinds.ts';
import { MAIL_KINDS, type Mail, mailEntity } from '../../functions/mail/model.ts';
import * as en from '../../functions/platform/i18n/en.generated.ts';
import { LANGUAGES, type Language } from '../../functions/platform/i18n/languages.ts';
import * as sv from '../../functions/platform/i18n/sv.generated.ts';
import { speak } from '../../functions/platform/i18n/translate.ts';
import type { Ports } from '../../functions/platform/ports.ts';
import { fromItem } from '../../functions/platform/store/entity.ts';
import type { Item } from '../../functions/platform/store/table.ts';

// Bundled when the dashboard first shows a letter: pages and letters are TSX, which Node does not run as it is.
speak({ en, sv });

export { LANGUAGES, MAIL_KINDS };

/** A mail of the stack, written again in one language. */
export interface Specimen {
  readonly mail: Mail;
  readonly organisation: string | undefined;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Whether what it speaks of has moved on since it was sent: its words may lack something, or be about what came after. */
  readonly outdated: boolean;
}

export interface SpecimenRequest {
  readonly kind: string;
  readonly language: Language;
  /** What the table `sent` holds, plain. */
  readonly sent: readonly Item[];
}

/** What stands in a mail alone is not kept anywhere: these stand in for it. */
const SECRETS = { codes: { code: '12345678', linkToken: 'a-link-that-works-nowhere' } };

const challengeOf = (mail: Mail, language: Language): Pick<MailFacts, 'challenge'> => ({
  challenge: {
    ...{ rev: 1, challengeId: mail.occasion, email: '', language, browserHash: '', next: `/${language}` },
    ...{ createdAt: mail.createdAt, expiresAt: mail.createdAt, codes: [], wrongTries: 0 },
  },
});

/** The facts as they are now, at the moment at which the mail went out. */
const factsOf = async (
  ports: Pick<Ports, 'pact' | 'sent' | 'clock'>,
  { mail, language, site }: { mail: Mail; language: Language; site: MailSite },
): Promise<MailFacts> => {
  const facts = await readFacts(ports, mail, site.officeMail);
  const now = mail.sentAt ?? mail.createdAt;
  return { ...(mail.kind === 'code' ? challengeOf(mail, language) : {}), ...facts, language, now };
};

const written = (facts: MailFacts, site: MailSite): Specimen | undefined => {
  const stopToken = KINDS[facts.mail.kind].optional ? { stopToken: 'a-link-that-works-nowhere' } : {};
  try {
    const { subject, html, text } = renderMail(facts, site, { ...SECRETS, ...stopToken });
    const outdated = !mailStillOwed(facts).owed;
    return { mail: facts.mail, organisation: facts.head?.name, subject, html, text, outdated };
  } catch {
    // What it speaks of is not there any more.
    return undefined;
  }
};

/** How many mails of a kind are tried. */
const TRIES = 25;

export const mailsOf = (sent: readonly Item[], kind: string): readonly Mail[] =>
  sent
    .filter((item) => item['type'] === mailEntity.type && item['kind'] === kind)
    .map((item) => fromItem(mailEntity, item))
    .sort((a, b) => (a.createdAt > b.createdAt ? -1 : 1));

/** The newest mail of a kind that can still be written, rather one that would still go out; undefined where none was ever sent. */
export const specimenOf = async (
  ports: Pick<Ports, 'pact' | 'sent' | 'clock'>,
  site: MailSite,
  { kind, language, sent }: SpecimenRequest,
): Promise<Specimen | undefined> => {
  let second: Specimen | undefined;
  for (const mail of mailsOf(sent, kind).slice(0, TRIES)) {
    const facts = await factsOf(ports, { mail, language, site });
    const specimen = written(facts, site);
    if (specimen?.outdated === false) return specimen;
    second ??= specimen;
  }
  return second;
};

export type Renderer = {
  readonly LANGUAGES: typeof LANGUAGES;
  readonly MAIL_KINDS: typeof MAIL_KINDS;
  readonly mailsOf: typeof mailsOf;
  readonly specimenOf: typeof specimenOf;
};
