import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { HouseKey } from '../constructs/house-key.ts';
import { PactTable } from '../constructs/pact-table.ts';
import type { TableName } from '../rights.ts';
import type { StageValues } from '../stage-values.ts';

export interface DataStackProps extends StackProps {
  readonly stage: StageValues;
}

/** What must not be lost: the truth, and what has left the house. */
export class DataStack extends Stack {
  readonly tables: Readonly<Record<TableName, PactTable>>;

  /** The stage's own key, where it has one. */
  readonly key: HouseKey | undefined;

  constructor(scope: Construct, id: string, { stage, ...props }: DataStackProps) {
    super(scope, id, props);
    this.key = stage.ownKey ? new HouseKey(this, 'Key', stage) : undefined;
    const { key } = this;
    this.tables = {
      pact: new PactTable(this, 'Pact', {
        stage,
        key,
        indexes: ['due', 'listing', 'contact', 'queue'],
        tableName: stage.tableNames.pact,
      }),
      sent: new PactTable(this, 'Sent', { stage, key, indexes: ['due'], tableName: stage.tableNames.sent }),
    };
  }
}
