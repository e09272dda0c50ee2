import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { translator } from '../../../functions/platform/i18n/translate.ts';
import { emailField, parseFields } from '../../../functions/pledges/pages/fields.ts';

const read = (email: string) => parseFields(z.object({ email: emailField(translator('en')) }), { email });

describe('the address of a colleague or a signatory', () => {
  it('is taken as a mail program copies it', () => {
    expect(read('Åsa Ek <asa@nordlys.example>;')).toEqual({
      ok: true,
      value: { email: 'asa@nordlys.example' },
    });
  });

  it.each([
    ['', 'Enter an e-mail address'],
    ['Åsa Ek', 'Enter an e-mail address in the right form, such as name@organisation.eu'],
  ])('%j is refused in words', (typed, words) => {
    expect(read(typed)).toEqual({ ok: false, refusal: { email: words } });
  });
});
