import type { ResolvedAssembly } from '../assembly/model.ts';
import type { RunningStack } from '../stack.ts';
import { liveThrough, type Progress, type SeededStack } from './run.ts';
import { scenarios } from './scenario.ts';

/** The name of the table that the assembly's function `site` knows by a variable of its environment. */
export const tableNames = (assembly: ResolvedAssembly): Pick<SeededStack, 'pactTable' | 'sentTable'> => {
  for (const { properties } of assembly.byKind('AWS::Lambda::Function')) {
    const { Variables: variables } = (properties['Environment'] ?? {}) as {
      Variables?: Record<string, string>;
    };
    const { PACT_TABLE: pactTable, SENT_TABLE: sentTable } = variables ?? {};
    if (pactTable !== undefined && sentTable !== undefined) return { pactTable, sentTable };
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
