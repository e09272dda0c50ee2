import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderMail } from '../../functions/mail/compose.ts';
import { MAIL_KINDS, type MailKind } from '../../functions/mail/model.ts';
import { LANGUAGES, type Language } from '../../functions/platform/i18n/languages.ts';
import { factsFor, secretsFor, site } from './samples.ts';

const render = (kind: MailKind, language: Language, name?: string) =>
  renderMail(factsFor(kind, language, name === undefined ? {} : { head: { name } }), site, secretsFor(kind));

const everyMail = MAIL_KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const));

/** Where a person wants to look at them: `MAIL_PREVIEW=<folder>`. */
const preview = process.env['MAIL_PREVIEW'];

describe.each(everyMail)('the mail %s in %s', (kind, language) => {
  const { subject, html, text } = render(kind, language);
  if (preview !== undefined) {
    mkdirSync(preview, { recursive: true });
    writeFileSync(`${preview}/${kind}.${language}.html`, html);
    writeFileSync(`${preview}/${kind}.${language}.txt`, `${subject}\n\n${text}`);
  }

  it('fills every gap', () => {
    expect(`${subject}${text}${html.replace(/<style>.*?<\/style>/su, '')}`).not.toMatch(
      /[{}]|undefined|NaN/u,
    );
  });

  it('says the same in HTML and text', () => {
    const plain = html.replace(/<head>.*<\/head>/su, '').replace(/<[^>]+>/gu, ' ');
    const words = (from: string): string[] =>
      from
        .replace(/&quot;/gu, '"')
        .replace(/&amp;/gu, '&')
        .match(/\p{L}+/gu) ?? [];
    const inHtml = new Set(words(plain));
    const inText = words(text.replace(/^https:.*$/gmu, ''));
    expect(inText.filter((word) => !inHtml.has(word))).toEqual([]);
    const heading = language === 'en' ? 'Why you get this' : 'Därför får du det här mejlet';
    expect([...inHtml].filter((word) => !text.includes(word) && !heading.includes(word))).toEqual([]);
  });

  it('has text without markup', () => {
    expect(text).not.toMatch(/<\/?[a-z]|&(?:amp|lt|gt|quot);/u);
  });

  it('has one heading and names its language', () => {
    expect(html.match(/<h1/gu)).toHaveLength(1);
    expect(html).toContain(`<html lang="${language}"`);
  });

  it('says why it came and how to reach the office', () => {
    expect(text).toMatch(language === 'en' ? /You get this because/u : /Du får det här mejlet eftersom/u);
    expect(text).toContain(site.officeMail);
  });

  it('carries no link that grants access, but for the code', () => {
    const links = [...html.matchAll(/href="([^"]+)"/gu)].map(([, href]) => href ?? '');
    for (const link of links) expect(link).toMatch(/^https:\/\/pact\.example\//u);
    expect(links.filter((link) => link.includes('/link/'))).toHaveLength(kind === 'code' ? 1 : 0);
  });
});

describe('what people typed in a mail', () => {
  it('stays text in HTML', () => {
    const { html } = render('signature-request', 'en', '<img src=x onerror=alert(1)>"&');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x');
  });

  it('cannot begin a new header in the subject', () => {
    const { subject } = render('signature-request', 'en', 'Acme\r\nBcc: victim@example.org\u2028X');
    expect(subject).toBe('Acme Bcc: victim@example.org X asks you to sign its AI Pact pledge');
  });

  it('cannot turn the direction of a subject around', () => {
    expect(render('receipt', 'en', 'Acme \u202Egnp.exe').subject).not.toMatch(
      /[\u202A-\u202E\u2066-\u2069]/u,
    );
  });

  it('is no address that a mail program makes a link of', () => {
    const { text } = render('signature-request', 'en', 'You won https://evil.example www.evil.example');
    expect(text).not.toMatch(/https:\/\/evil|www\.evil/u);
  });

  it('is cut where a name has no end', () => {
    expect(render('receipt', 'en', 'A'.repeat(5000)).subject.length).toBeLessThan(200);
  });

  it('keeps its line breaks', () => {
    const { html, text } = render('returned', 'en');
    expect(text).toContain('    The website does not open.\n    Who signs for the company?');
    expect(html).toContain('<div dir="auto">The website does not open.</div><div dir="auto">Who signs');
  });
});

describe('an organisation of the demonstration', () => {
  it('is called made up in its mails', () => {
    const facts = factsFor('published', 'en', { head: { madeUp: true } });
    expect(renderMail(facts, site).text).toContain('This organisation is made up.');
  });
});

describe('a site that is official', () => {
  it('does not say that it is not', () => {
    const facts = factsFor('published', 'en');
    expect(renderMail(facts, site).text).toContain('not an official site');
    expect(renderMail(facts, { ...site, official: true }).text).not.toContain('not an official site');
  });
});
