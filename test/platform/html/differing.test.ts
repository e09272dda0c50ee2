import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtDifference } from '../../../functions/platform/html/differing.tsx';
import { settledForm } from '../../../functions/platform/http/conflict-form.ts';

describe('the cut at what differs', () => {
  it.each([
    ['a b c', 'a x c', ['a ', 'b ', 'c']],
    ['a c', 'a b c', ['a ', '', 'c']],
    ['a b c', 'a c', ['a ', 'b ', 'c']],
    ['same', 'same', ['same', '', '']],
    ['', 'x', ['', '', '']],
  ])('of %j against %j', (text, other, cut) => {
    expect(cutAtDifference(text, other)).toEqual(cut);
  });

  it('loses nothing of the text, and finds a difference in exactly one of two that differ or both', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(cutAtDifference(a, b).join('')).toBe(a);
        expect(cutAtDifference(a, b)[1] !== '' || cutAtDifference(b, a)[1] !== '').toBe(a !== b);
      }),
    );
  });
});

describe('the form that settles a conflict', () => {
  it('takes each field from the text that was chosen, and names the undecided', () => {
    const form = new URLSearchParams([
      ['seenRev', '3'],
      ['conflict', 'name name'],
      ['conflict', 'due due-day due-month'],
      ['conflict', 'roles roles'],
      ['keep-due', 'theirs'],
      ['keep-roles', 'mine'],
      ['mine.name', 'A'],
      ['mine.due-day', '1'],
      ['mine.roles', 'x'],
      ['mine.roles', 'y'],
      ['theirs.name', 'B'],
      ['theirs.due-day', '2'],
      ['theirs.due-month', '3'],
      ['theirs.roles', 'z'],
    ]);
    const settled = settledForm(form);
    expect([...(settled ?? [])]).toEqual([
      ['seenRev', '3'],
      ['keep-due', 'theirs'],
      ['keep-roles', 'mine'],
      ['name', 'A'],
      ['roles', 'x'],
      ['roles', 'y'],
      ['due-day', '2'],
      ['due-month', '3'],
      ['undecided', 'name'],
    ]);
    expect(settledForm(new URLSearchParams('name=A'))).toBeUndefined();
  });
});
