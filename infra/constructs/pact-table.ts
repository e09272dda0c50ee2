import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, type PolicyStatement, PolicyStatement as Statement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { INDEXES, type IndexName } from '../../functions/platform/store/table.ts';
import type { TableRights } from '../rights.ts';
import type { StageValues } from '../stage-values.ts';

export interface PactTableProps {
  readonly stage: StageValues;
  readonly indexes: readonly IndexName[];
  readonly tableName: string | undefined;
  readonly key: IKey | undefined;
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

const houseDefaults = (stage: StageValues): TableProps => ({
  partitionKey: text('pk'),
  sortKey: text('sk'),
  billingMode: BillingMode.PAY_PER_REQUEST,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
  stream: StreamViewType.NEW_AND_OLD_IMAGES,
  timeToLiveAttribute: 'ttl',
  removalPolicy: stage.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
});

/** An on-demand table that can be restored, is not deleted by mistake, and tells what changes. */
export class PactTable extends Table {
  constructor(scope: Construct, id: string, { stage, indexes, tableName, key }: PactTableProps) {
    super(scope, id, {
      ...houseDefaults(stage),
      ...(tableName === undefined ? {} : { tableName }),
      ...(key === undefined ? {} : { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: key }),
    });
    for (const indexName of indexes) {
      const { pk, sk } = INDEXES[indexName];
      this.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(pk),
        sortKey: text(sk),
        projectionType: ProjectionType.ALL,
      });
    }
  }

  /** Gives the actions on the table, and Query on the named indexes: nothing on an index that is not named. */
  allow(grantee: IGrantable, { actions, indexes }: TableRights): void {
    const statements: PolicyStatement[] = [
      new Statement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [this.tableArn] }),
    ];
    if (indexes.length > 0) {
      const resources = indexes.map((index) => `${this.tableArn}/index/${index}`);
      statements.push(new Statement({ actions: ['dynamodb:Query'], resources }));
    }
    for (const statement of statements) grantee.grantPrincipal.addToPrincipalPolicy(statement);
  }
}
