import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRows } from '../../../functions/register/import/check-rows.ts';
import { decodeList } from '../../../functions/register/import/decode-list.ts';
import { readList } from '../../../functions/register/import/read-list.ts';
import { LINE_LIMIT, LIST_BYTES } from '../../../functions/register/import/typed-row.ts';
import { must } from '../../support/pledge.ts';

const why = (text: string) => {
  const read = readList(text);
  return read.ok ? 'read' : read.refusal.why;
};
const names = (text: string) => must(readList(text)).map(({ name, line }) => [line, name]);

describe('a list of one name a line', () => {
  it('keeps commas, and counts lines as an editor does', () => {
    expect(names('Acme, Inc.\n\n"Bolt ""B"" & Co"\r\n  Örebro Data  ')).toEqual([
      [1, 'Acme, Inc.'],
      [3, 'Bolt "B" & Co'],
      [4, 'Örebro Data'],
    ]);
  });

  it.each([
    'Acme AB;SE;https://acme.example\nBolt AB;SE;',
    'sep=;\nname;country\nAcme AB;SE',
    'Signatories of 2024\nAcme AB\tSE',
  ])('is no table without headings, whose cells would become part of names: %j', (text) => {
    expect(why(text)).toBe('no-heading');
  });

  it('may begin with a byte order mark', () => {
    expect(names('\ufeffAcme')).toEqual([[1, 'Acme']]);
  });
});

describe('a list with named columns', () => {
  it.each([',', ';', '\t'])('is read with %j between cells', (delimiter) => {
    const text = ['Name', 'Country', 'Contact address', 'Signed-on'].join(delimiter);
    const row = ['"Acme', ' Inc."', 'SE', 'a@acme.example', '2025-04-05'];
    const quoted = [`${row[0]}${delimiter}${row[1]}`, ...row.slice(2)].join(delimiter);
    expect(must(readList(`\ufeff${text}\r\n${quoted}\r\n`))).toEqual([
      {
        line: 2,
        name: `Acme${delimiter} Inc.`,
        country: 'SE',
        contact: 'a@acme.example',
        signedOn: '2025-04-05',
      },
    ]);
  });

  it('has lines numbered where they begin, cells of several lines notwithstanding', () => {
    expect(must(readList('name,website\n"A\nB",x\nC,y\n\nD,z')).map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  it('says what is wrong with its headings or quotes', () => {
    expect(why('country;website\nSE;x')).toBe('no-name');
    expect(why('name;name\nA;B')).toBe('double-column');
    expect(readList('name,country\nA,"SE\nB,FI')).toMatchObject({ refusal: { why: 'quotes' } });
    expect(why('name\n')).toBe('empty');
  });

  it('is refused for a heading that nobody knows, so that no column is lost in silence', () => {
    expect(readList('name;webpage\nA;a.example')).toEqual({
      ok: false,
      refusal: { why: 'unknown-column', column: 'webpage' },
    });
    expect(why('name,__proto__\nA,x')).toBe('unknown-column');
    expect(why('name;country;\nA;SE;')).toBe('read');
  });

  it('has each line told whose cells go on after the last heading, such as a name with a comma', () => {
    const typed = must(readList('name,country\n"Smith, Sons",SE\nSmith, Sons,SE\nBolt,FI,,\n'));
    expect(checkRows(typed, '2026-11-22')).toEqual({
      rows: [
        { line: 2, name: 'Smith, Sons', country: 'SE' },
        { line: 4, name: 'Bolt', country: 'FI' },
      ],
      bad: [
        { line: 3, column: 'beyond', typed: 'SE' },
        { line: 3, column: 'country', typed: 'Sons' },
      ],
    });
  });

  it('keeps commas where there is but the one column', () => {
    expect(names('Name\nSmith, Sons; Ltd\n"Bolt, ""B"""\n')).toEqual([
      [2, 'Smith, Sons; Ltd'],
      [3, 'Bolt, "B"'],
    ]);
  });
});

describe('any list', () => {
  it('is refused when empty or above the limit of lines, and not at it', () => {
    expect(why(' \n\r\n\ufeff')).toBe('empty');
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `Company ${at}`).join('\n');
    expect(why(lines(LINE_LIMIT))).toBe('read');
    expect(readList(lines(100_000))).toEqual({ ok: false, refusal: { why: 'too-many', lines: 100_000 } });
  });

  it('is UTF-8 or refused', () => {
    const of = (bytes: Uint8Array) => {
      const decoded = decodeList(bytes);
      return decoded.ok ? decoded.value : decoded.refusal.why;
    };
    expect(of(Buffer.from('\ufeffÖrebro'))).toBe('Örebro');
    expect(of(Buffer.from('Örebro', 'latin1'))).toBe('not-text');
    expect(of(Buffer.from('Acme', 'utf16le'))).toBe('not-text');
    expect(of(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64'))).toBe('not-text');
    // What a gateway makes of bytes it takes for text.
    expect(of(Buffer.from(Buffer.from([0xff, 0xd8, 0x41]).toString('utf8')))).toBe('not-text');
    expect(of(Buffer.alloc(LIST_BYTES + 1, 'a'))).toBe('too-large');
  });

  it('never makes reading throw', () => {
    const line = fc.string({
      unit: fc.constantFrom('name', 'country', '"', ',', ';', '\t', '\r', '\n', '=1', '<b>', 'Å'),
    });
    fc.assert(
      fc.property(line, (text) => {
        const read = readList(text);
        if (read.ok) checkRows(read.value, '2026-11-22');
      }),
    );
  });
});

describe('each line of a list', () => {
  const check = (row: Record<string, string>) => checkRows([{ name: 'Acme', line: 7, ...row }], '2026-11-22');

  it.each([
    ['name', ''],
    ['name', 'x'.repeat(201)],
    ['country', 'Atlantis'],
    ['website', 'javascript:alert(1)'],
    ['sector', 'alchemy'],
    ['contact', 'nobody'],
    ['signedOn', '2025-02-30'],
    ['signedOn', '2026-11-23'],
    ['signedOn', '5.4.2025'],
  ])('is told by number where its %s is %j', (column, typed) => {
    const { rows, bad } = check({ [column]: typed });
    expect(rows).toEqual([]);
    expect(bad).toMatchObject([{ line: 7, column }]);
  });

  it('has countries and sectors by code or by word, in any language of ours', () => {
    expect(check({ country: 'el', sector: 'health' }).rows).toMatchObject([
      { country: 'GR', sector: 'health' },
    ]);
    expect(check({ country: 'kosovo' }).rows).toMatchObject([{ country: 'XK' }]);
    expect(check({ country: 'sverige' }).rows).toMatchObject([{ country: 'SE' }]);
  });

  it('keeps of a contact address its hash alone', () => {
    const { rows } = check({ contact: 'Kim@Acme.example' });
    expect(JSON.stringify(rows)).not.toContain('acme.example');
    expect(rows[0]?.contactHash).toBe(check({ contact: 'kim@acme.EXAMPLE' }).rows[0]?.contactHash);
  });
});
