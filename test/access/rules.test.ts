import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressHash } from '../../functions/access/address.ts';
import { emailFault, isEmailAddress, readableEmail } from '../../functions/access/email.ts';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { safeNext } from '../../functions/access/safe-next.ts';
import { testPorts } from '../support/ports.ts';

describe('an address', () => {
  it.each([
    'kim@nordlys.example',
    "o'hara+pact@mail.nordlys.example",
    'asa@blåbär.example',
    'user@例子.广告',
    'a@b.c',
  ])('%s is taken', (email) => {
    expect(isEmailAddress(email)).toBe(true);
  });

  it.each([
    '',
    'kim',
    'kim@',
    'åsa@blåbär.example',
    '用户@例子.广告',
    '@nordlys.example',
    'kim@nordlys',
    'kim@nordlys..example',
    'kim@.example',
    'a@b@c.example',
    'kim @nordlys.example',
    'kim@nordlys.example\r\nBcc: all@example.org',
    'kim\0@nordlys.example',
    'Kim <kim@nordlys.example>',
    'kim@nordlys.example,lee@nordlys.example',
    'kim\u202e@nordlys.example',
    `${'k'.repeat(250)}@b.example`,
    `${'k'.repeat(65)}@b.example`,
    '.kim@nordlys.example',
    'kim.@nordlys.example',
    'ki..m@nordlys.example',
    'kim@-nordlys.example',
    'kim@nordlys-.example',
    `kim@${'n'.repeat(64)}.example`,
    'kim@xn--.example',
    'kim@10.1.2.3',
  ])('%j is refused', (email) => {
    expect(isEmailAddress(email)).toBe(false);
  });

  it('with letters beyond ASCII before the @ is told apart from one that is none', () => {
    expect(emailFault('åsa@blåbär.example')).toBe('letters');
    expect(emailFault('åsa@blåbär')).toBe('not-an-address');
  });

  it('is one address, whichever form of its domain a browser sends', () => {
    expect(addressHash(' Kim@Blåbär.example')).toBe(addressHash('kim@xn--blbr-noae.example'));
    expect(addressHash('kim@blåbär.example')).not.toBe(addressHash('kim@blabar.example'));
  });

  it.each([
    ['Kim@xn--blbr-noae.example', 'Kim@blåbär.example'],
    ['kim@blåbär.example', 'kim@blåbär.example'],
    ['kim@xn--mgbh0fb.example', 'kim@xn--mgbh0fb.example'],
    ['kim@xn--80ak6aa92e.com', 'kim@xn--80ak6aa92e.com'],
    ['kim@аррӏе.com', 'kim@xn--80ak6aa92e.com'],
    ['kim@xn--e1afmkfd.xn--p1ai', 'kim@пример.рф'],
    [' Kim@Nordlys.example ', 'Kim@Nordlys.example'],
    ['kim@xn--zzzzzz', 'kim@xn--zzzzzz'],
    ['kim', 'kim'],
    ['Kim O’Brien <Kim@Nordlys.example>', 'Kim@Nordlys.example'],
    ['"Berg, Kim" <kim@nordlys.example>;', 'kim@nordlys.example'],
    ['mailto:kim@nordlys.example', 'kim@nordlys.example'],
    ['kim@nordlys.example;', 'kim@nordlys.example'],
    ['kim@nordlys.example, lee@nordlys.example', 'kim@nordlys.example, lee@nordlys.example'],
    ['<a@b.example> <kim@nordlys.example>', 'kim@nordlys.example'],
  ])('%s is written %s: in its letters, unless they pass for others', (sent, written) => {
    expect(readableEmail(sent)).toBe(written);
  });

  it('that is taken can never end a mail header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const email = `${text}@b.example`;
        expect(isEmailAddress(email) && /[\r\n<>,]/.test(email)).toBe(false);
      }),
    );
  });
});

describe('a path to go on to', () => {
  it.each(['/sv/my', '/en/my/abc/check?x=1', '/office'])('%s is followed', (path) => {
    expect(safeNext(path, '/en')).toBe(path);
  });

  it.each([
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/a\tb',
    '/a\nb',
    'javascript:alert(1)',
    '/..//evil.example',
    '/./%2e%2e//evil.example',
    `/${'x'.repeat(600)}`,
  ])('%j is not', (path) => {
    expect(safeNext(path, '/en')).toBe('/en');
  });

  it('never leaves this site', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const next = safeNext(text, '/en');
        expect(new URL(next, 'https://here.example').origin).toBe('https://here.example');
      }),
    );
  });
});

describe('the person of an address', () => {
  it('is one, however many ask at once', async () => {
    const ports = testPorts();
    const asked = ['kim@nordlys.example', 'KIM@nordlys.example', ' kim@nordlys.example '];
    const people = await Promise.all(asked.map((email) => ensurePerson(ports, { email, language: 'sv' })));
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(1);
    expect(ports.pact.items().filter(({ type }) => type === 'person')).toHaveLength(1);
  });
});
