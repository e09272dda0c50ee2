import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { PactTable } from '../constructs/pact-table.ts';
import type { TableName } from '../rights.ts';
import type { StageValues } from '../stage-values.ts';

export interface DataStackProps extends StackProps {
  readonly stage: StageValues;
}

/** What must not be lost: the truth, and what has left the house. */
export class DataStack extends Stack {
  readonly tables: Readonly<Record<TableName, PactTable>>;

  constructor(scope: Construct, id: string, { stage, ...props }: DataStackProps) {
    super(scope, id, props);
    this.tables = {
      pact: new PactTable(this, 'Pact', {
        stage,
        indexes: ['due', 'listing', 'contact', 'queue'],
        tableName: stage.tableNames.pact,
      }),
      sent: new PactTable(this, 'Sent', { stage, indexes: ['due'], tableName: stage.tableNames.sent }),
    };
  }
}
