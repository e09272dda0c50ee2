import { describe, expect, it } from 'vitest';
import { COUNTRIES, countryOptions, isCountry } from '../../functions/organisations/countries.ts';
import { isLei, normaliseLei } from '../../functions/organisations/lei.ts';
import { readOrganisation, typedOrganisation } from '../../functions/organisations/organisation-form.ts';
import { translator } from '../../functions/platform/i18n/translate.ts';
import { type Fields, formOf } from '../support/ask.ts';

const GOOD = {
  legalName: 'Nordlys Analys AB',
  country: 'SE',
  registerNumber: '',
  lei: '',
  website: '',
  sizeBand: 'small',
  sector: 'software',
  roles: ['provider', 'deployer'],
} as const;

const read = (changes: Fields) =>
  readOrganisation(typedOrganisation(formOf({ ...GOOD, ...changes })), translator('en'));
const faults = (changes: Fields): string[] => {
  const result = read(changes);
  return result.ok ? [] : Object.keys(result.refusal);
};
const valuesOf = (changes: Fields) => {
  const result = read(changes);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

describe('the organisation form', () => {
  it('takes what is needed and leaves out what was left empty', () => {
    const { registerNumber: _, lei: __, website: ___, ...expected } = GOOD;
    expect(valuesOf({})).toEqual(expected);
  });

  it.each([
    ['a missing name', { legalName: '' }, 'legalName'],
    ['a name of white space and invisible marks', { legalName: ' \u202e\u200b ' }, 'legalName'],
    ['a name of 201 characters', { legalName: 'a'.repeat(201) }, 'legalName'],
    ['no country', { country: '' }, 'country'],
    ['a country that ISO does not know', { country: 'EL' }, 'country'],
    ['a country in small letters', { country: 'se' }, 'country'],
    ['a register number of 61 characters', { registerNumber: '1'.repeat(61) }, 'registerNumber'],
    ['an LEI with a wrong check digit', { lei: '894500MADEUPLEI00076' }, 'lei'],
    ['an LEI of 19 characters', { lei: '894500MADEUPLEI0007' }, 'lei'],
    ['an address of script', { website: 'javascript:alert(1)' }, 'website'],
    ['an address with a password', { website: 'https://a:b@example.eu' }, 'website'],
    ['an address of 301 characters', { website: `https://example.eu/${'a'.repeat(282)}` }, 'website'],
    ['an unknown size', { sizeBand: 'huge' }, 'sizeBand'],
    ['an unknown sector', { sector: '__proto__' }, 'sector'],
    ['no role', { roles: [] }, 'roles'],
    ['an unknown role', { roles: ['provider', 'king'] }, 'roles'],
  ])('says at the field what to do about %s', (_, changes, field) => {
    expect(faults(changes)).toEqual([field]);
  });

  it('names the field and both lengths where something is too long', () => {
    const result = read({ legalName: 'å'.repeat(201) });
    expect(result.ok ? '' : result.refusal['legalName']).toBe(
      'Legal name: shorten this to 200 characters or fewer. It has 201 now.',
    );
  });

  it('takes a name of 200 letters with marks as 200', () => {
    expect(faults({ legalName: 'e\u0301'.repeat(200) })).toEqual([]);
  });

  it('puts a name on one line, in composed letters, without marks that turn text around', () => {
    expect(valuesOf({ legalName: ' Evil\u202eBA \r\nBcc: x@y.example  Cafe\u0301 ' }).legalName).toBe(
      'EvilBA Bcc: x@y.example Café',
    );
  });

  it('writes an LEI without spaces and in capitals, and a website with its scheme', () => {
    expect(valuesOf({ lei: '8945 00ma-deuplei00075', website: 'Example.EU/om' })).toMatchObject({
      lei: '894500MADEUPLEI00075',
      website: 'https://example.eu/om',
    });
  });

  it('keeps roles as a set in the order of the list', () => {
    expect(valuesOf({ roles: ['deployer', 'provider', 'deployer'] }).roles).toEqual(['provider', 'deployer']);
  });
});

describe('the Legal Entity Identifier', () => {
  it('fails when any one character is changed for another of its kind', () => {
    const lei = '894500MADEUPLEI00075';
    const digits = [...'0123456789'];
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    for (const [at, there] of [...lei].entries()) {
      const others = (digits.includes(there) ? digits : letters).filter((other) => other !== there);
      const taken = others.filter((other) => isLei(lei.slice(0, at) + other + lei.slice(at + 1)));
      expect([at, taken]).toEqual([at, []]);
    }
  });

  it('holds for one that was issued', () => {
    expect(isLei(normaliseLei('506700GE1G29325QX363'))).toBe(true);
  });
});

describe('the countries', () => {
  it('are the 249 of ISO 3166-1 and Kosovo, each with a name in every language, the 27 of the Union first', () => {
    expect(COUNTRIES).toHaveLength(250);
    for (const language of ['en', 'sv'] as const) {
      const options = countryOptions(language);
      expect(options).toHaveLength(250);
      expect(options.filter(({ value }) => value === 'XK')).toEqual([{ value: 'XK', label: 'Kosovo' }]);
      expect(options.filter(({ value, label }) => value === label)).toEqual([]);
      expect(options.slice(0, 27).map(({ value }) => value)).toEqual(
        expect.arrayContaining(['SE', 'GR', 'CY', 'IE']),
      );
    }
  });

  it('do not hold what every object has', () => {
    expect(['constructor', '__proto__', 'toString', 'XX'].some(isCountry)).toBe(false);
  });
});
