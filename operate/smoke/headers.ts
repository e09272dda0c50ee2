import { right, wrong } from '../report.ts';
import type { SmokeCheck } from './check.ts';

interface Wanted {
  readonly name: string;
  readonly holds: (value: string) => boolean;
  readonly httpsOnly?: true;
}

/** What every page must say (OWASP ASVS 5.0, 3.4, 3.2 and 14.3.2). */
const WANTED: readonly Wanted[] = [
  {
    name: 'content-security-policy',
    holds: (value) =>
      value.includes("default-src 'none'") &&
      value.includes("frame-ancestors 'none'") &&
      !/unsafe-|\*/.test(value),
  },
  { name: 'x-content-type-options', holds: (value) => value === 'nosniff' },
  { name: 'referrer-policy', holds: (value) => value === 'same-origin' },
  {
    name: 'strict-transport-security',
    holds: (value) => Number(/max-age=(\d+)/.exec(value)?.[1]) >= 31_536_000,
    httpsOnly: true,
  },
];

export const headers: SmokeCheck = {
  id: 'headers',
  look: async ({ site, get }) => {
    const https = site.startsWith('https:');
    const answers = await Promise.all(['/en', '/en/sign-in', '/en/no-such-page', '/office/sign-in'].map(get));
    const wanted = WANTED.filter(({ httpsOnly }) => https || httpsOnly !== true);
    const missing = wanted.filter(({ name, holds }) => !answers.every(({ header }) => holds(header(name))));
    return missing.length === 0
      ? right(wanted.map(({ name }) => name).join(', '))
      : wrong(`missing or weak: ${missing.map(({ name }) => name).join(', ')}`, 'siteUrl in infra/stages.ts');
  },
};

export const notKept: SmokeCheck = {
  id: 'not kept',
  look: async ({ get }) => {
    const answers = await Promise.all(
      ['/en/sign-in', '/en/my', '/office'].map(async (path) => ({ path, ...(await get(path)) })),
    );
    const kept = answers.filter(({ header }) => !header('cache-control').includes('no-store'));
    return kept.length === 0
      ? right('nothing personal may be kept by a cache')
      : wrong(
          `without no-store: ${kept.map(({ path }) => path).join(', ')}`,
          'look at what stands before the API',
        );
  },
};
