import type { Result } from '../../functions/platform/result.ts';

/** The value of a verb that must succeed here; a refusal means that the scenario is wrong. */
export const must = <T, R>(result: Result<T, R>): T => {
  if (result.ok) return result.value;
  throw new Error(`The seed was refused: ${JSON.stringify(result.refusal)}`);
};
