import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadedAtStart, writeBundle } from '../../infra/bundle-function.ts';

const SOURCES = {
  'start.js': `
    import { count } from './shared.js';
    export const handler = async (which) => {
      if (which === 'none') return count();
      const { name, times } = which === 'one' ? await import('./one.js') : await import('./two.js');
      return [name, times(), count()];
    };
  `,
  'shared.js': `
    let counted = 0;
    export let latest = 'nobody';
    export const count = () => counted;
    export const add = (who) => { counted += 1; latest = who; return counted; };
  `,
  'both.js': `export const said = 'said by both';`,
  'one.js': `
    import { add } from './shared.js';
    import { said } from './both.js';
    export const name = 'one ' + said;
    export const times = () => add('one');
  `,
  'two.js': `
    import { add, latest } from './shared.js';
    import { said } from './both.js';
    export const name = 'two ' + said;
    export const times = () => [latest, add('two'), latest];
  `,
};

const bundled = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pact-bundle-'));
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(folder, name), text);
  const out = mkdtempSync(join(tmpdir(), 'pact-bundle-'));
  writeFileSync(join(out, 'package.json'), '{"type":"commonjs"}');
  const files = await writeBundle({ entryPoints: [join(folder, 'start.js')] }, out);
  const load = createRequire(import.meta.url);
  const loaded = () => Object.keys(load.cache).filter((file) => file.startsWith(out)).length;
  const { handler } = load(join(out, 'index.js')) as { handler: (which: string) => Promise<unknown> };
  return { files, out, loaded, handler };
};

it('loads a file when its source is imported, and lets all files share what they know', async () => {
  const { files, out, loaded, handler } = await bundled();
  expect(readdirSync(out).sort()).toEqual([...files.map(({ name }) => name), 'package.json'].sort());
  expect(await handler('none')).toBe(0);
  const atStart = loaded();
  expect(await handler('two')).toEqual(['two said by both', ['nobody', 1, 'two'], 1]);
  expect(loaded()).toBeGreaterThan(atStart);
  expect(await handler('one')).toEqual(['one said by both', 2, 2]);
  expect(await handler('two')).toEqual(['two said by both', ['one', 3, 'two'], 3]);
});

it('tells which sources are loaded at the start', async () => {
  const { files } = await bundled();
  const sourcesOf = (some: typeof files) =>
    some.flatMap(({ sources }) => sources.map((source) => source.split('/').at(-1))).sort();
  expect(sourcesOf(loadedAtStart(files))).toEqual(['shared.js', 'start.js']);
  expect(sourcesOf(files)).toEqual(['both.js', 'one.js', 'shared.js', 'start.js', 'two.js']);
});
