import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { BUNDLING } from '../../infra/bundling.ts';

/** What a program answers that is bundled as a function is. */
const answerOf = async (contents: string): Promise<unknown> => {
  const resolveDir = import.meta.dirname;
  const { outputFiles } = await build({ ...BUNDLING, stdin: { contents, resolveDir }, write: false });
  const module = { exports: { answer: undefined } };
  runInNewContext(outputFiles[0]?.text ?? '', { module, URL, Intl });
  return module.exports.answer;
};

it('makes one schema of each kind, which no check changes', async () => {
  const answer = await answerOf(`
    import * as z from 'zod/mini';
    const short = z.string().check(z.maxLength(2));
    const Card = z.strictObject({ name: z.string(), at: z.optional(z.iso.date()), by: z.optional(short) });
    const fits = (value) => Card.safeParse(value, { jitless: true }).success;
    export const answer = JSON.stringify({
      once: [z.string() === z.string(), z.optional(short) === z.optional(short), z.iso.date() === z.iso.date()],
      other: [z.string() === z.string({ error: 'No text' }), z.optional(short) === z.optional(z.string())],
      fitting: [{ name: 'long' }, { name: 'long', at: '2026-11-22', by: 'ab' }].map(fits),
      unfit: [{ name: 'long', by: 'abc' }, { name: 'long', at: 'now' }, { name: 1 }, { name: '', more: '' }].map(fits),
    });
  `);
  expect(JSON.parse(String(answer))).toEqual({
    once: [true, true, true],
    other: [false, false],
    fitting: [true, true],
    unfit: [false, false, false, false],
  });
});

it('has every message of a language under its key', async () => {
  const answer = await answerOf(`
    import form from '../../functions/platform/messages/sv/form.json';
    export const answer = JSON.stringify(form);
  `);
  const file = new URL('../../functions/platform/messages/sv/form.json', import.meta.url);
  expect(JSON.parse(String(answer))).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});

it('reads messages with plurals and numbers without the parser of skeletons', async () => {
  const answer = await answerOf(`
    import { IntlMessageFormat } from 'intl-messageformat';
    const text = '{count, plural, one {# åtgärd} other {# åtgärder}} av {all, number}';
    export const answer = new IntlMessageFormat(text, 'sv-SE').format({ count: 2, all: 1000 });
  `);
  expect(answer).toBe('2 åtgärder av 1\u00a0000');
});
