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
  const file = new URL('../../functions/platform/messages/sv/form.json', import.meta.url);
  const words = Object.entries<string>(JSON.parse(readFileSync(file, 'utf8')));
  const plain = words.filter(([, message]) => !message.includes('{'));
  const answer = await answerOf(`
    import * as en from '../../functions/platform/i18n/en.generated.ts';
    import * as sv from '../../functions/platform/i18n/sv.generated.ts';
    import { label, speak, translator } from '../../functions/platform/i18n/translate.ts';
    speak({ en: { form: en.form }, sv: { form: sv.form } });
    const keys = ${JSON.stringify(plain.map(([key]) => key))};
    export const answer = JSON.stringify(keys.map((key) => [key, label(translator('sv'), 'form.' + key)]));
  `);
  expect(plain.length).toBeGreaterThan(100);
  expect(JSON.parse(String(answer))).toEqual(plain);
});

it('says messages with parameters, plurals and numbers without the parser of messages', async () => {
  const answer = await answerOf(`
    import { IntlMessageFormat } from 'intl-messageformat';
    import * as en from '../../functions/platform/i18n/en.generated.ts';
    import * as sv from '../../functions/platform/i18n/sv.generated.ts';
    import { speak, translator } from '../../functions/platform/i18n/translate.ts';
    const areas = ({ common, public: open }) => ({ common, public: open });
    speak({ en: areas(en), sv: areas(sv) });
    const t = translator('sv');
    const unparsed = () => { try { return String(new IntlMessageFormat('{count}', 'sv')); } catch { return 'no parser'; } };
    export const answer = JSON.stringify([
      t('common.page', { number: '2' }),
      t('public.countPledges', { count: 1 }),
      t('common.charactersMax', { count: 1000 }),
      unparsed(),
    ]);
  `);
  expect(JSON.parse(String(answer))).toEqual([
    'Sida 2',
    'publicerat åtagande',
    expect.stringContaining('1\u00a0000'),
    'no parser',
  ]);
});
