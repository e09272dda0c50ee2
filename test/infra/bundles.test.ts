import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS, type FunctionName } from '../../functions/platform/config.ts';
import { bundleOf } from '../support/bundle-of.ts';

const KB = 1000;
/** All are bundled at once, which takes its time beside other work. */
const TIMEOUT = { timeout: 120_000 };
/**
 * The most that a function may weigh, SDK and all: its whole folder, and the files that it loads at its start. Raise one
 * only with a reason.
 */
const BARS: Readonly<Record<FunctionName, { readonly all: number; readonly atStart: number }>> = {
  site: { all: 550, atStart: 350 },
  account: { all: 500, atStart: 340 },
  // The words of the whole form, in two languages.
  pledge: { all: 550, atStart: 370 },
  change: { all: 550, atStart: 370 },
  report: { all: 550, atStart: 350 },
  office: { all: 550, atStart: 350 },
  'office-sign-in': { all: 450, atStart: 350 },
  // Staff's lists and letters speak of many things at once.
  'office-listed': { all: 550, atStart: 360 },
  // The words of the form, which staff fill in for others.
  'office-entered': { all: 550, atStart: 360 },
  'office-persons': { all: 450, atStart: 350 },
  api: { all: 400, atStart: 260 },
  changes: { all: 400, atStart: 260 },
  // The words of its letters are most of it.
  'mail-out': { all: 550, atStart: 360 },
  'mail-feedback': { all: 300, atStart: 260 },
  'report-year': { all: 350, atStart: 230 },
  remind: { all: 350, atStart: 230 },
  // SES's client besides; the rules by which a step is owed, and what logs, later.
  round: { all: 400, atStart: 310 },
};

/** What makes schemas at the start of a function: of its environment, and of what it is handed. */
const SCHEMAS_AT_START = [
  'functions/mail/hear-feedback.ts',
  'functions/mail/model.ts',
  'functions/mail/ses-answer.ts',
  'functions/mail/ses-event.ts',
  'functions/platform/config.ts',
  'functions/platform/tasks.ts',
  'workflows/remind/contract.ts',
  'workflows/report-year/contract.ts',
  'workflows/round/contract.ts',
];

/** What some requests need and others do not. */
const LATER =
  /\/pages\/(?!routes\.ts$)|doors\.tsx?$|(?:^|\/)(?:@aws-lambda-powertools\/logger|csv-parse|nodemailer|openid-client|temporal-polyfill)\//;

const root = new URL('../../', import.meta.url).pathname;
const MESSAGES = 'functions/platform/messages';

const areas = new Map(
  readdirSync(`${root}${MESSAGES}/en`).map((file) => [
    file.slice(0, -'.json'.length),
    Object.keys(JSON.parse(readFileSync(`${root}${MESSAGES}/en/${file}`, 'utf8'))),
  ]),
);

const OURS = /^(?:functions|workflows)\/.*\.tsx?$/;

const makesSchemas = (file: string): boolean =>
  /^import \* as z from 'zod\/mini'/m.test(readFileSync(`${root}${file}`, 'utf8'));

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

  it('stays below its bars', TIMEOUT, async () => {
    const { all, atStart } = await bundle;
    expect(all.bytes).toBeLessThanOrEqual(BARS[name].all * KB);
    expect(atStart.bytes).toBeLessThanOrEqual(BARS[name].atStart * KB);
  });

  it('makes no schemas at its start but of its environment and of what it is handed', TIMEOUT, async () => {
    const { sources } = (await bundle).atStart;
    const making = sources.filter((file) => OURS.test(file) && makesSchemas(file));
    expect(making.filter((file) => !SCHEMAS_AT_START.includes(file))).toEqual([]);
  });

  it('loads at its start nothing that only some requests need', TIMEOUT, async () => {
    const { sources } = (await bundle).atStart;
    expect(sources.filter((file) => LATER.test(file))).toEqual([]);
  });

  it('holds the messages that its pages and letters name, and no others', TIMEOUT, async () => {
    const { sources: files } = (await bundle).all;
    const sources = files.filter((file) => OURS.test(file));
    const named = new Set(sources.flatMap(areasNamedIn));
    const held = files.filter((file) => file.startsWith(`${MESSAGES}/en/`));
    expect(held.map((file) => file.slice(`${MESSAGES}/en/`.length, -'.json'.length)).sort()).toEqual(
      [...named].sort(),
    );
  });
});
