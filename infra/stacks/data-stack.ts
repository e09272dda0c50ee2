import { CrossStackReferences, ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { HouseKey } from '../constructs/house-key.ts';
import { PactTable } from '../constructs/pact-table.ts';
import { StaffPool } from '../constructs/staff-pool.ts';
import type { StaffIssuer } from '../environment.ts';
import type { TableName } from '../rights.ts';
import type { StageValues } from '../stage-values.ts';

export interface DataStackProps extends StackProps {
  readonly stage: StageValues;
}

/** What must not be lost: the truth, what has left the house, and the accounts of staff where they are ours. */
export class DataStack extends Stack {
  readonly tables: Readonly<Record<TableName, PactTable>>;

  /** The stage's own key, where it has one. */
  readonly key: HouseKey | undefined;

  readonly staffIssuer: StaffIssuer;

  constructor(scope: Construct, id: string, { stage, ...props }: DataStackProps) {
    super(scope, id, props);
    this.key = stage.ownKey ? new HouseKey(this, 'Key', stage) : undefined;
    const { key } = this;
    this.staffIssuer = this.issuerOf(stage);
    this.tables = {
      pact: new PactTable(this, 'Pact', {
        stage,
        key,
        indexes: ['due', 'listing', 'contact', 'queue', 'changed'],
        tableName: stage.tableNames.pact,
      }),
      sent: new PactTable(this, 'Sent', {
        stage,
        key,
        indexes: ['due', 'contact'],
        tableName: stage.tableNames.sent,
      }),
    };
  }

  private issuerOf(stage: StageValues): StaffIssuer {
    const { signIn } = stage;
    if (!('cognito' in signIn)) return signIn;
    const pool = new StaffPool(this, 'Staff', { stage, hostedPrefix: signIn.cognito });
    // Exports in use could not be taken away: the stage could never change to an issuer of the office's own.
    for (const it of [pool, pool.office]) CrossStackReferences.of(it).produce(ReferenceStrength.WEAK);
    return {
      issuer: `https://cognito-idp.${stage.region}.amazonaws.com/${pool.userPoolId}`,
      clientId: pool.office.userPoolClientId,
      groupsClaim: 'cognito:groups',
    };
  }
}
