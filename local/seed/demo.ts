import type { ResolvedAssembly } from '../assembly/model.ts';
import type { RunningStack } from '../stack.ts';
import { liveThrough, type Progress, type SeededStack } from './run.ts';
import { scenarios } from './scenario.ts';

/** The tables and the stage, as the assembly's functions know them by their environment. */
export const tableNames = (
  assembly: ResolvedAssembly,
): Pick<SeededStack, 'pactTable' | 'sentTable' | 'stage'> => {
  for (const { properties } of assembly.byKind('AWS::Lambda::Function')) {
    const { Variables: variables } = (properties['Environment'] ?? {}) as {
      Variables?: Record<string, string>;
    };
    const { PACT_TABLE: pactTable, SENT_TABLE: sentTable, STAGE: stage } = variables ?? {};
    if (pactTable !== undefined && sentTable !== undefined && stage !== undefined)
      return { pactTable, sentTable, stage };
  }
  throw new Error('No function of the cloud assembly names its tables.');
};

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
