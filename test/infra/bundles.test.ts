import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS, type FunctionName } from '../../functions/platform/config.ts';
import { bundleOf } from '../support/bundle-of.ts';

const KB = 1000;
/** All are bundled at once, which takes its time beside other work. */
const TIMEOUT = { timeout: 120_000 };
/** The most that a function may weigh, SDK and all. Raise one only with a reason. */
const BARS: Readonly<Record<FunctionName, number>> = {
  site: 550,
  account: 550,
  pledge: 550,
  report: 550,
  office: 550,
  'office-sign-in': 450,
  'office-listed': 550,
  'office-entered': 550,
  'office-persons': 450,
  api: 400,
  changes: 400,
  'mail-out': 550,
  'mail-feedback': 300,
  'report-year': 350,
  remind: 350,
  // It gives up drafts, and erases people with SES's client besides.
  round: 375,
};

const root = new URL('../../', import.meta.url).pathname;
const MESSAGES = 'functions/platform/messages';

const areas = new Map(
  readdirSync(`${root}${MESSAGES}/en`).map((file) => [
    file.slice(0, -'.json'.length),
    Object.keys(JSON.parse(readFileSync(`${root}${MESSAGES}/en/${file}`, 'utf8'))),
  ]),
);

/** The areas of messages whose keys a source file names, whole or up to what is worked out at run time. */
const areasNamedIn = (file: string): string[] =>
  [...readFileSync(`${root}${file}`, 'utf8').matchAll(/['`]([a-z]+)\.([\w.-]*)('|`|\$\{)/g)].flatMap(
    ([, area = '', key = '', end]) => {
      const keys = areas.get(area) ?? [];
      const named = end === '${' ? keys.some((known) => known.startsWith(key)) : keys.includes(key);
      return named ? [area] : [];
    },
  );

describe.each(Object.keys(ENVIRONMENTS) as FunctionName[])('the bundle of %s', (name) => {
  const bundle = bundleOf(name);

  it('stays below its bar', TIMEOUT, async () => {
    const { bytes } = await bundle;
    expect(bytes).toBeLessThanOrEqual(BARS[name] * KB);
  });

  it('holds the messages that its pages and letters name, and no others', TIMEOUT, async () => {
    const { files } = await bundle;
    const sources = files.filter((file) => /^functions\/.*\.tsx?$/.test(file));
    const named = new Set(sources.flatMap(areasNamedIn));
    const held = files.filter((file) => file.startsWith(`${MESSAGES}/en/`));
    expect(held.map((file) => file.slice(`${MESSAGES}/en/`.length, -'.json'.length)).sort()).toEqual(
      [...named].sort(),
    );
  });
});
