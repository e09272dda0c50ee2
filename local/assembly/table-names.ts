import type { ResolvedAssembly } from './model.ts';

export interface TableNames {
  readonly pactTable: string;
  readonly sentTable: string;
  readonly stage: string;
}

/** The tables and the stage, as the assembly's functions know them by their environment. */
export const tableNames = (assembly: ResolvedAssembly): TableNames => {
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
