/** Fields of a form as sent, in order; a name may come several times. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** What a form that settles a conflict carries besides the two texts. */
const OWN = /^(?:csrf|seenRev|from|do|conflict|undecided|keep-.*|mine\..*|theirs\..*)$/u;

/** The answers of a form, without what surrounds them. */
export const answersOf = (form: URLSearchParams): Fields => [...form].filter(([name]) => !OWN.test(name));

const under = (form: URLSearchParams, prefix: string): Fields =>
  [...form]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value]);

/** The radio buttons of one field of a conflict. */
export const keepField = (field: string): string => `keep-${field}`;

/** Which inputs make up one field: `start start-day start-month start-year`. */
export const conflictValue = (field: string, inputs: readonly string[]): string =>
  [field, ...inputs].join(' ');

/**
 * The form that somebody would have sent who had typed what was chosen, field by field, from two texts; the fields
 * without a choice, which keep the own text, are named in `undecided`. Undefined where the form settles no conflict.
 */
export const settledForm = (form: URLSearchParams): URLSearchParams | undefined => {
  const fields = form.getAll('conflict').map((value) => value.split(' '));
  if (fields.length === 0) return undefined;
  const choiceOf = (field: string): string | null => form.get(keepField(field));
  const given = new Set(
    fields.filter(([field = '']) => choiceOf(field) === 'theirs').flatMap(([, ...inputs]) => inputs),
  );
  const undecided = fields.flatMap(([field = '']) => (choiceOf(field) === null ? [field] : []));
  const kept = [...form].filter(([name]) => /^(?:csrf|seenRev|from|do|keep-.*)$/u.test(name));
  return new URLSearchParams(
    [
      ...kept,
      ...under(form, 'mine.').filter(([name]) => !given.has(name)),
      ...under(form, 'theirs.').filter(([name]) => given.has(name)),
      ...undecided.map((field): [string, string] => ['undecided', field]),
    ].map(([name, value]) => [name, value]),
  );
};

/** Fields of a conflict for which no choice was made. */
export const undecidedIn = (form: URLSearchParams): readonly string[] => form.getAll('undecided');
