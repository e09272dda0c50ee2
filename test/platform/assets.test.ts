import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ASSETS } from '../../functions/platform/assets/assets.generated.ts';
import { generateAssets } from '../../functions/platform/assets/build.ts';
import { serveAsset } from '../../functions/platform/assets/serve-asset.ts';

const committed = (file: string): string =>
  readFileSync(new URL(`../../functions/platform/assets/${file}`, import.meta.url), 'utf8');

const FILES = ASSETS.map(({ name }) => ({ name, body: serveAsset(name)?.body ?? '' }));

const gzipped = (ending: string): number =>
  gzipSync(FILES.find(({ name }) => name.endsWith(ending))?.body ?? '').length;

describe('the files that pages link to', () => {
  it('are what their sources give (npm run assets)', () => {
    const { names, assets } = generateAssets();
    expect(committed('names.generated.ts')).toBe(names);
    expect(committed('assets.generated.ts')).toBe(assets);
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
