import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, registerCsv } from '../../functions/register/api/csv.ts';

const listed = (name: string) =>
  ({
    kind: 'listed',
    id: 'x',
    name,
    source: 's',
    attribution: 'a',
    formerNames: [],
    formerIds: [],
    earlierReports: [],
  }) as const;

describe('the register as CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('never lets %j be a formula', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it('never begins a cell with what a spreadsheet computes', () => {
    fc.assert(fc.property(fc.string(), (text) => !/^"?[=+\-@\t\r]/.test(csvCell(text))));
  });

  it('quotes commas, quotes and line ends as RFC 4180 asks', () => {
    expect(csvCell('a, "b"\nc')).toBe('"a, ""b""\nc"');
  });

  it('gives one line an entry, ended by CRLF, after the heads', () => {
    const [csv = ''] = registerCsv([listed('One'), listed('Two, Ltd')], 'https://x.example');
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(csv).toMatch(/^id,name,formerNames,state,/);
    expect(csv).toContain('x,"Two, Ltd",,listed,');
  });
});
