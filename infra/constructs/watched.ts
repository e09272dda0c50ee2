import type { Stack } from 'aws-cdk-lib';
import { DeadLetters } from './dead-letters.ts';
import { PactFunction } from './pact-function.ts';
import { PactStateMachine } from './pact-state-machine.ts';
import { StreamMapping } from './stream-mapping.ts';

/** What there is to watch in some stacks, found by its kind, so that nothing new goes unwatched. */
export const watchedIn = (stacks: readonly Stack[]) => {
  const all = stacks.flatMap((stack) => stack.node.findAll());
  return {
    functions: all.filter((it): it is PactFunction => it instanceof PactFunction),
    machines: all.filter((it) => it instanceof PactStateMachine),
    streams: all.filter((it) => it instanceof StreamMapping),
    deadLetters: all.filter((it) => it instanceof DeadLetters),
  };
};
