import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the cloud assembly is made of, from the project's folder. */
const SOURCES = ['infra', 'functions', 'workflows', 'cdk.json', 'tsconfig.json', 'package-lock.json'];

const addTo = (hash: Hash, path: string): void => {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).toSorted()) addTo(hash, join(path, name));
  } else hash.update(path).update('\0').update(readFileSync(path)).update('\0');
};

/** A hash over everything that synthesis reads, and its context. */
export const sourcesFingerprint = (project: string, context: Readonly<Record<string, string>>): string => {
  const hash = createHash('sha256').update(JSON.stringify(context));
  for (const source of SOURCES) addTo(hash, join(project, source));
  return hash.digest('hex');
};
