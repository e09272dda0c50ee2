import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breaksLimit,
  typedAddress,
  typedLength,
  typedLine,
  typedText,
} from '../../../functions/platform/http/typed-text.ts';

describe('what people type', () => {
  it.each([
    ['  Nordlys\tAB \r\n', 'Nordlys AB', 'white space'],
    ['Nordlys\u202eBA\u202c', 'NordlysBA', 'right-to-left override'],
    ['a\u2066b\u2069\u200fc\u061c', 'abc', 'isolates and marks'],
    ['Nord\u0000lys\u0007', 'Nordlys', 'control characters'],
    ['Bcc: x\r\nTo: y\u2028z\u0085q', 'Bcc: x To: y z q', 'line ends of every kind'],
    ['A\u030a', 'Å', 'letter and mark'],
    ['\ufeffa\u200bb\u00ad', 'ab', 'invisible characters'],
    ['\ud800lone', 'lone', 'half a surrogate pair'],
    [
      'No\u2062rd\u200dly\ufe0fs \u3164AB\u034f',
      'Nordlys AB',
      'what no font draws, by which a name passes for another',
    ],
    ['Cafe\u0301\u200c', 'Café', 'the same after a letter with its mark'],
    ['1\ufe0f\u20e3 ❤\ufe0f', '1\ufe0f\u20e3 ❤\ufe0f', 'what makes a sign an emoji'],
    ['👩‍💻', '👩‍💻', 'a joined emoji'],
    ['می‌خواهم', 'می‌خواهم', 'a zero-width non-joiner that belongs to the word'],
  ])('%j as one line is %j (%s)', (typed, line) => {
    expect(typedLine(typed)).toBe(line);
  });

  it('keeps line breaks in texts, but no heaps of them', () => {
    expect(typedText(' one \r\ntwo\r\rthree  \n\n\n\nfour\n')).toBe('one\ntwo\n\nthree\n\nfour');
  });

  it('is nothing where nothing came', () => {
    expect([typedLine(null), typedText(undefined), typedText(' \u200b ')]).toEqual(['', '', '']);
  });

  it('comes out of any input storable, on one line where one is asked for, and the same when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const [line, text] = [typedLine(typed), typedText(typed)];
        expect(line.isWellFormed() && text.isWellFormed()).toBe(true);
        expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(text).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u);
        expect([typedLine(line), typedText(text)]).toEqual([line, text]);
      }),
    );
  });
});

describe('limits', () => {
  it.each([
    ['', { min: 1, max: 5 }, 'missing'],
    ['', { max: 5 }, undefined],
    ['\u3164\u115f', { min: 1, max: 5 }, 'missing'],
    ['\u2800 \u200d\ufe0f\u{e0041}', { min: 1, max: 5 }, 'missing'],
    ['\u2800', { max: 5 }, undefined],
    ['-', { min: 1, max: 5 }, undefined],
    ['abc', { min: 4, max: 5 }, 'short'],
    ['abcd', { min: 4, max: 5 }, undefined],
    ['abcdef', { max: 5 }, 'long'],
    ['👩‍💻👩‍💻👩‍💻', { max: 2 }, 'long'],
    ['ÅÄÖé\u0301', { max: 5 }, undefined],
  ])('%j within %j is %s', (text, limits, fault) => {
    expect(breaksLimit(text, limits)).toBe(fault);
  });

  it('counts letters as people do', () => {
    expect(typedLength('Å👩‍💻a')).toBe(3);
    expect(typedLength('x'.repeat(50_000))).toBe(50_000);
  });
});

describe('addresses', () => {
  it.each([
    ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['example.org', 'https://example.org/'],
    ['www.example.org/policy', 'https://www.example.org/policy'],
    ['HTTP://Example.ORG', 'http://example.org/'],
    ['javascript:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['ftp://example.org', undefined],
    ['https://user:secret@example.org', undefined],
    ['https://localhost', undefined],
    ['see our page', undefined],
    ['https://', undefined],
    [`https://example.org/${'x'.repeat(300)}`, undefined],
  ])('%j becomes %j', (typed, address) => {
    expect(typedAddress(typed, 300)).toBe(address);
  });
});
