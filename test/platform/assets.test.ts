import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { generateAssets } from '../../functions/platform/assets/build.ts';

const folder = new URL('../../functions/platform/assets/', import.meta.url);
const committed = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

const FILES = readdirSync(new URL('files', folder)).map((name) => ({
  name,
  body: committed(`files/${name}`),
}));

const gzipped = (ending: string): number =>
  gzipSync(FILES.find(({ name }) => name.endsWith(ending))?.body ?? '').length;

describe('the files that pages link to', () => {
  it('are what their sources give (npm run assets)', () => {
    const { names, files } = generateAssets();
    expect(committed('names.generated.ts')).toBe(names);
    expect(FILES).toEqual(files.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  });

  it('are small: 20 KB of style and 3 KB of script, compressed', () => {
    expect(gzipped('.css')).toBeLessThan(20_000);
    expect(gzipped('.js')).toBeLessThan(3_000);
  });

  it('load nothing from elsewhere', () => {
    const loading = FILES.filter(({ body }) => /url\(|@import|@font-face|fetch\(/.test(body));
    expect(loading.map(({ name }) => name)).toEqual([]);
  });
});
