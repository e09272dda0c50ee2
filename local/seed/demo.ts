import { tableNames } from '../assembly/table-names.ts';
import type { RunningStack } from '../stack.ts';
import { liveThrough, type Progress, type SeededStack } from './run.ts';
import { scenarios } from './scenario.ts';

/** What the first start shows: five made-up organisations that live through fourteen months. */
export const loadDemo = (stack: RunningStack, progress: Progress): Promise<void> => {
  const { assembly } = stack.context;
  const seeded: SeededStack = {
    endpoint: stack.addresses.endpoint,
    region: assembly.region,
    ...tableNames(assembly),
    now: () => stack.now(),
    push: (to) => stack.push(to),
  };
  return liveThrough(
    seeded,
    scenarios.filter(({ demo }) => demo),
    progress,
  );
};
