import type { TestProject } from 'vitest/node';
import { removeState, type StackProcess } from '../running-stack.ts';
import { startAtNoon } from './start-at-noon.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly sharedStack: Pick<StackProcess, 'addresses' | 'state'>;
  }
}

/** Vitest starts it before the first walk, for all its workers, and ends it after the last: see `joinStack`. */
export const setup = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const stack = await startAtNoon();
  const { addresses, state } = stack;
  provide('sharedStack', { addresses, state });
  return async () => {
    await stack.stop();
    removeState(state);
  };
};
