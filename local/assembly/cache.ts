import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How many cloud assemblies are kept; each is a few megabytes. */
const KEPT = 6;

/** Cloud assemblies by the fingerprint of what they were made from: a second state folder need not wait for cdk again. */
export interface AssemblyCache {
  /** Copies the assembly of a fingerprint to a folder; answers whether there was one. */
  restore(fingerprint: string, to: string): boolean;
  keep(fingerprint: string, from: string): void;
}

const removeOldest = (folder: string): void => {
  const byAge = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  for (const { path } of byAge.slice(KEPT)) rmSync(path, { recursive: true, force: true });
};

export const openAssemblyCache = (folder: string): AssemblyCache => ({
  restore(fingerprint, to) {
    const cached = join(folder, fingerprint);
    if (!existsSync(cached)) return false;
    cpSync(cached, to, { recursive: true });
    return true;
  },
  keep(fingerprint, from) {
    const unfinished = join(folder, `${fingerprint}.${process.pid}`);
    mkdirSync(folder, { recursive: true });
    cpSync(from, unfinished, { recursive: true });
    if (existsSync(join(folder, fingerprint))) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, join(folder, fingerprint));
    removeOldest(folder);
  },
});
