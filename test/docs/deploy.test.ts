import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const page = read('docs/deploy.md');

const sectionOf = (title: string): string => page.split(/^## /m).find((part) => part.startsWith(title)) ?? '';
const rows = sectionOf('What a first deploy trips over')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| trap'))
  .map((line) => line.split(' | '))
  .map(([trap = '', seen = '']) => ({ trap: trap.slice(2), seen }));

const TEST = /`(?<file>test\/[^`]+)`: (?<sentences>“[^”]+”(?:, “[^”]+”)*)/g;
const STEP = /\bsteps? (?<numbers>\d+(?:(?:, | and )\d+)*)/g;

/** Each test that a row names, as file and sentence. */
const testsIn = (seen: string) =>
  [...seen.matchAll(TEST)].flatMap(({ groups = {} }) =>
    [...(groups['sentences'] ?? '').matchAll(/“([^”]+)”/g)].map(([, sentence = '']) => ({
      file: groups['file'] ?? '',
      sentence,
    })),
  );

const stepsIn = (text: string): readonly string[] =>
  [...text.matchAll(STEP)].flatMap(({ groups }) => groups?.['numbers']?.match(/\d+/g) ?? []);

describe('the page on deploying', () => {
  it('knows at least the traps of a first deploy', () => {
    expect(rows.length).toBeGreaterThanOrEqual(12);
  });

  it.each(rows)('names for “$trap” tests that exist', ({ seen }) => {
    const named = testsIn(seen);
    expect(named).not.toEqual([]);
    const missing = named.filter(({ file, sentence }) => !read(file).includes(`'${sentence}'`));
    expect(missing).toEqual([]);
  });

  it('refers to steps that it has', () => {
    const numbered = new Set([...page.matchAll(/^(\d+)\. /gm)].map(([, number]) => number));
    expect(stepsIn(page).filter((step) => !numbered.has(step))).toEqual([]);
  });

  it.each(['docs/deploy.md', 'docs/operate.md'])('and %s name files and scripts that exist', (path) => {
    const text = read(path);
    const files = [...text.matchAll(/`((?:infra|functions|test|docs)\/[\w./-]+\.\w+)`/g)].map(
      ([, file = '']) => file,
    );
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script);
    const known = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
    expect(scripts.filter((script) => !known.includes(script ?? ''))).toEqual([]);
  });
});
