import { describe, expect, it } from 'vitest';
import { type Source, sources } from './sources.ts';

const all = sources().filter(({ path }) => !path.includes('.generated.'));
const lengthOf = ({ text }: Source): number => text.split('\n').length - 1;

const tooLong = (limit: number, of: (path: string) => boolean): readonly string[] =>
  all
    .filter((source) => of(source.path) && lengthOf(source) > limit)
    .map((source) => `${source.path}: ${lengthOf(source)} lines`);

/** Each line of a folder that matches, as `file:line`. */
const lines = (pattern: RegExp, of: (path: string) => boolean): readonly string[] =>
  all
    .filter(({ path }) => of(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
    );

const shipped = (path: string): boolean => !path.startsWith('test/');

describe('source files', () => {
  it('have at most 250 lines', () => {
    expect(tooLong(250, () => true)).toEqual([]);
  });

  it('that are doors have at most 60 lines', () => {
    expect(tooLong(60, (path) => path.startsWith('functions/handlers/'))).toEqual([]);
  });

  it('have a median of at most 60 lines where they ship', () => {
    const lengths = all
      .filter(({ path }) => shipped(path))
      .map(lengthOf)
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60);
  });

  it('read the environment in one place only', () => {
    const elsewhere = (path: string) =>
      path.startsWith('functions/') && path !== 'functions/platform/config.ts';
    expect(lines(/process\.env/, elsewhere)).toEqual([]);
  });

  it('never ask which stage they run on to behave otherwise locally', () => {
    expect(
      lines(/STAGE\s*[!=]==?|stage\s*[!=]==\s*'local'/, (path) => path.startsWith('functions/')),
    ).toEqual([]);
  });

  it('import zod as a namespace, which bundles to a fraction', () => {
    expect(lines(/^import \{[^}]*\} from 'zod(?:\/mini)?'/, () => true)).toEqual([]);
  });

  it('import the small zod in what deploys: the other is 60 KB more in each function', () => {
    const deploys = (file: string): boolean => /^(?:functions|workflows)\//.test(file);
    expect(lines(/ from 'zod'/, deploys)).toEqual([]);
  });

  it('mock no modules', () => {
    const here = 'test/architecture/source.test.ts';
    expect(lines(/\bvi\.(?:mock|doMock)\(/, (path) => path.startsWith('test/') && path !== here)).toEqual([]);
  });
});
