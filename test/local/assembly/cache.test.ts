import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAssemblyCache } from '../../../local/assembly/cache.ts';
import { sourcesFingerprint } from '../../../local/assembly/fingerprint.ts';
import { newFolder } from '../../support/local-core.ts';

const assembly = (text: string): string => {
  const folder = newFolder();
  writeFileSync(join(folder, 'manifest.json'), text);
  return folder;
};

describe('the cache of cloud assemblies', () => {
  it('gives a copy back that may be changed', () => {
    const cache = openAssemblyCache(newFolder());
    cache.keep('a', assembly('first'));
    const to = join(newFolder(), 'cdk.out');
    expect(cache.restore('b', to)).toBe(false);
    expect(cache.restore('a', to)).toBe(true);
    writeFileSync(join(to, 'manifest.json'), 'changed');
    const again = join(newFolder(), 'cdk.out');
    cache.restore('a', again);
    expect(readFileSync(join(again, 'manifest.json'), 'utf8')).toBe('first');
  });

  it('does not grow without end', () => {
    const folder = newFolder();
    const cache = openAssemblyCache(folder);
    for (let n = 0; n < 9; n += 1) cache.keep(`f${n}`, assembly('x'));
    expect(readdirSync(folder).length).toBeLessThan(9);
    expect(existsSync(join(folder, 'f8'))).toBe(true);
  });
});

describe('the fingerprint of the sources', () => {
  it('changes with a source and with the context, and with nothing else', () => {
    const project = newFolder();
    mkdirSync(join(project, 'infra'));
    writeFileSync(join(project, 'infra/app.ts'), '1');
    const before = sourcesFingerprint(project, { siteUrl: 'a' });
    writeFileSync(join(project, 'README.md'), 'words');
    expect(sourcesFingerprint(project, { siteUrl: 'a' })).toBe(before);
    expect(sourcesFingerprint(project, { siteUrl: 'b' })).not.toBe(before);
    writeFileSync(join(project, 'infra/app.ts'), '2');
    expect(sourcesFingerprint(project, { siteUrl: 'a' })).not.toBe(before);
  });
});
