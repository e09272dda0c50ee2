import { typedText } from './typed-text.ts';

/** What pages put into their forms, and choices among what they offer: their values are words of programs, not of people. */
const NOT_TYPED = new Set([
  ...[
    'csrf',
    'seenRev',
    'seenText',
    'seen',
    'seenAt',
    'sha256',
    'form',
    'from',
    'next',
    'after',
    'do',
    'how',
  ],
  ...['action', 'challenge', 'listed', 'report', 'with', 'to', 'into', 'show', 'shown', 'up', 'remove'],
  ...['conflict', 'undecided', 'cycles', 'language', 'like', 'parent', 'progress', 'signatory', 'sizeBand'],
  ...[
    'status',
    'country',
    'sector',
    'roles',
    'complete',
    'confirm',
    'declaration',
    'sure',
    'take',
    'unchanged',
  ],
  ...['commitments-provider', 'commitments-deployer'],
]);
/** Of a conflict: the text that somebody else has saved, and the choices between the two. */
const OF_OTHERS = /^(?:theirs\.|keep-)/u;
const DATE_PART = /-(?:day|month|year)$/u;

/** The three parts of a date stand in one field after the other: together they are what was typed. */
const nameOf = (field: string): string => field.replace(/^mine\./u, '').replace(DATE_PART, '');

/** What a person had typed into a form, in its order, to be copied where it cannot be taken. */
export const typedFields = (form: URLSearchParams): readonly string[] => {
  const byName = new Map<string, string>();
  for (const [field, value] of form) {
    const name = nameOf(field);
    const typed = typedText(value);
    if (typed === '' || NOT_TYPED.has(name) || OF_OTHERS.test(field)) continue;
    const before = byName.get(name);
    byName.set(name, before === undefined ? typed : `${before}${DATE_PART.test(field) ? ' ' : '\n'}${typed}`);
  }
  return [...byName.values()];
};
