import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMail, renderMail } from '../../functions/mail/compose.ts';
import { MAIL_KINDS } from '../../functions/mail/model.ts';
import { LANGUAGES } from '../../functions/platform/i18n/languages.ts';
import { factsFor, secretsFor, settings } from './samples.ts';

const everyMail = MAIL_KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const));

describe.each(everyMail)('the message %s in %s', (kind, language) => {
  const organisation = `Žluťoučký kůň ${'さくらさくら'.repeat(15)}`;
  const facts = factsFor(kind, language, { head: { name: organisation } });
  const secrets = secretsFor(kind);
  const message = composeMail(facts, settings, secrets);

  it('ends its lines as mail does, keeps them short and is plain ASCII', async () => {
    const raw = (await message).toString('latin1');
    expect(raw.match(/.{0,30}(?:(?<!\r)\n|\r(?!\n))/su)).toBeNull();
    expect(raw).not.toMatch(/[^\r\n\t\u0020-\u007e]/u);
    // RFC 5322, 2.1.1: 78 is asked for, 998 is the limit; an address cannot be broken.
    expect(raw.split('\r\n').filter((line) => line.length > 78 && !line.startsWith(' <https:'))).toEqual([]);
  });

  it('has each header once that a receiver judges it by', async () => {
    const { headers } = await PostalMime.parse(await message);
    const wanted = [
      'from',
      'to',
      'reply-to',
      'subject',
      'date',
      'message-id',
      'mime-version',
      'auto-submitted',
    ];
    const counted = wanted.map((name) => [name, headers.filter(({ key }) => key === name).length]);
    expect(counted).toEqual(wanted.map((name) => [name, 1]));
  });

  it('arrives as it was written', async () => {
    const { subject, text, html } = await PostalMime.parse(await message);
    const written = renderMail(facts, settings, secrets);
    const plain = (read: string | undefined) => read?.replaceAll('\r\n', '\n').trimEnd();
    expect({ subject, text: plain(text), html: plain(html) }).toEqual({
      subject: written.subject,
      text: plain(written.text),
      html: plain(written.html),
    });
  });
});
