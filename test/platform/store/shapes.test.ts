import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changedShapes, grownShapes, presentShapes, readShapes } from '../../support/drawn-shapes.ts';
import { STORED_ENTITIES } from '../../support/stored-entities.ts';

const functions = new URL('../../../functions/', import.meta.url).pathname;

const defined = readdirSync(functions, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [
    ...readFileSync(join(functions, file), 'utf8').matchAll(/= defineEntity\(\{\s*type: '([^']+)'/g),
  ])
  .map(([, type]) => type);

describe('the stored shapes', () => {
  it('are all looked at', () => {
    expect(STORED_ENTITIES.map(({ type }) => type).sort()).toEqual(defined.sort());
  });

  it('have not changed without a new number', () => {
    expect(changedShapes(readShapes(), presentShapes())).toEqual([]);
  });

  it('are written down (npm run docs)', () => {
    expect(grownShapes(readShapes(), presentShapes())).toEqual(readShapes());
  });

  it('are read from every shape there ever was', () => {
    const known = Object.keys(readShapes());
    const unread = STORED_ENTITIES.flatMap((entity) => {
      const former: readonly number[] = 'formerShapes' in entity ? entity.formerShapes : [];
      return known
        .filter((name) => name.startsWith(`${entity.type} `))
        .filter((name) => ![entity.shape, ...former].includes(Number(name.split(' ').at(-1))));
    });
    expect(unread).toEqual([]);
  });
});

const shape = (fingerprint: string, ...values: readonly string[]) => ({ fingerprint, values });

describe('a shape', () => {
  it('that changes under its old number is named', () => {
    const [line] = changedShapes({ 'person 1': shape('aa') }, { 'person 1': shape('bb') });
    expect(line).toContain('person 1');
  });

  it('may know one value more of an enumeration, and none less', () => {
    const known = { 'person 1': shape('aa', 'en') };
    expect(changedShapes(known, { 'person 1': shape('aa', 'en', 'sv') })).toEqual([]);
    expect(changedShapes(known, { 'person 1': shape('aa', 'sv') })).toHaveLength(1);
  });

  it('with a new number is added, and the old one stays', () => {
    const known = { 'person 1': shape('aa') };
    const present = { 'person 2': shape('bb') };
    expect(changedShapes(known, present)).toEqual([]);
    expect(grownShapes(known, present)).toEqual({ ...known, ...present });
  });
});
