import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS, type FunctionName, readEnvironment } from '../../functions/platform/config.ts';
import { ENVIRONMENT } from './fresh.ts';

describe('the environment that the bench gives', () => {
  it.each(Object.keys(ENVIRONMENTS) as FunctionName[])('is enough for %s', (name) => {
    expect(() => readEnvironment(name, ENVIRONMENT)).not.toThrow();
  });
});
