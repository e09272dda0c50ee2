import { expect, it } from 'vitest';
import { typedFields } from '../../../functions/platform/http/typed-fields.ts';
import { formOf } from '../../support/ask.ts';

it('what people typed is told without the words of programs around it', () => {
  const form = formOf({
    csrf: 'f'.repeat(64),
    seenRev: '0',
    action: 'dbtg4k2',
    text: 'Name an owner.\r\n\r\nReview it.',
    status: 'planned',
    'target-day': '27',
    'target-month': '3',
    'target-year': '2027',
    reason: ' ',
  });
  expect(typedFields(form)).toEqual(['Name an owner.\n\nReview it.', '27 3 2027']);
});

it('of a conflict it is the own text, not what the other has saved', () => {
  const form = formOf({
    'mine.text': 'Mine',
    'theirs.text': 'Theirs',
    'keep-text': 'mine',
    conflict: 'text text',
  });
  expect(typedFields(form)).toEqual(['Mine']);
});
