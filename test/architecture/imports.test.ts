import { describe, expect, it } from 'vitest';
import { ADAPTERS, CONTRACTS, PURE, RULES } from './rules.ts';
import { type Import, importsOf, sources, told } from './sources.ts';

const all = sources();
const imports = all.flatMap(importsOf);

const among = (list: readonly string[], path: string): boolean => list.includes(path);
const inside = (...folders: readonly string[]) => {
  return (path: string): boolean => folders.some((folder) => path.startsWith(`${folder}/`));
};
const offending = (forbidden: (one: Import) => boolean): readonly string[] =>
  imports.filter(forbidden).map(told);

/** What a module reaches at run time, each with the import that leads there first. */
const reached = (start: string): ReadonlyMap<string, Import> => {
  const found = new Map<string, Import>();
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const one of imports.filter(({ from, typeOnly }) => from === path && !typeOnly)) {
      if (found.has(one.target)) continue;
      found.set(one.target, one);
      open.push(one.target);
    }
  }
  return found;
};

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(all.length);
  });

  it('lead to files that exist', () => {
    const paths = new Set(all.map(({ path }) => path));
    expect(
      offending(
        ({ target }) =>
          /^(?:functions|infra|local|operate|test|workflows)\/.*\.tsx?$/.test(target) && !paths.has(target),
      ),
    ).toEqual([]);
  });

  it.each(RULES)('%s holds rules: it reaches nothing that reads, writes or waits', (rule) => {
    expect(all.map(({ path }) => path)).toContain(rule);
    const pure = (path: string) => among(RULES, path) || PURE.some((pattern) => pattern.test(path));
    expect([...reached(rule)].filter(([path]) => !pure(path)).map(([, one]) => told(one))).toEqual([]);
  });

  it('of the AWS SDK stand in adapters only, so in no handler, verb or rule', () => {
    const deployed = inside('functions');
    expect(
      offending(
        ({ from, target, typeOnly }) =>
          deployed(from) && target.startsWith('@aws-sdk/') && !typeOnly && !among(ADAPTERS, from),
      ),
    ).toEqual([]);
  });

  it('of the CDK stand in infra/ and its tests only', () => {
    const home = inside('infra', 'test/infra');
    expect(
      offending(
        ({ from, target }) => /^(?:aws-cdk-lib|constructs|cdk-nag)(?:\/|$)/.test(target) && !home(from),
      ),
    ).toEqual([]);
  });

  it('of local/ stand in local/, test/ and the command that also verifies a local stack', () => {
    const home = inside('local', 'test', 'operate/verify');
    expect(offending(({ from, target }) => inside('local')(target) && !home(from))).toEqual([]);
  });

  it('of operate/ stand in operate/ and test/ only', () => {
    const home = inside('operate', 'test');
    expect(offending(({ from, target }) => inside('operate')(target) && !home(from))).toEqual([]);
  });

  it('of operate/ know of the rest the stages and the catalogue only; verify also what is stored, and where', () => {
    const known = [
      'infra/stages.ts',
      'infra/stage-values.ts',
      'infra/regions.ts',
      'functions/catalogue/catalogue.ts',
      'functions/platform/i18n/languages.ts',
    ];
    expect(
      offending(
        ({ from, target }) =>
          inside('operate')(from) &&
          !(inside('operate/verify')(from) && inside('functions', 'local')(target)) &&
          inside('functions', 'infra', 'local', 'workflows')(target) &&
          !among(known, target),
      ),
    ).toEqual([]);
  });

  it('of test/ stand in test/ only', () => {
    expect(offending(({ from, target }) => inside('test')(target) && !inside('test')(from))).toEqual([]);
  });

  it('of functions/ never lead to infra/', () => {
    expect(offending(({ from, target }) => inside('functions')(from) && inside('infra')(target))).toEqual([]);
  });

  it('of infra/ know the functions by their contracts only', () => {
    expect(
      offending(
        ({ from, target }) =>
          inside('infra')(from) && inside('functions')(target) && !among(CONTRACTS, target),
      ),
    ).toEqual([]);
  });

  it('of workflows/ are those of contracts, which know schemas and nothing else', () => {
    expect(
      all
        .map(({ path }) => path)
        .filter((path) => inside('workflows')(path) && !path.endsWith('/contract.ts')),
    ).toEqual([]);
    expect(offending(({ from, target }) => inside('workflows')(from) && target !== 'zod/mini')).toEqual([]);
  });

  it('of handlers/ are made by nobody: doors are opened from outside', () => {
    expect(
      offending(({ from, target }) => inside('functions/handlers')(target) && !inside('test')(from)),
    ).toEqual([]);
  });
});
