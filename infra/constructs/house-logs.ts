import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { StageValues } from '../stage-values.ts';

export interface HouseLogsProps {
  readonly stage: StageValues;
  readonly key: IKey | undefined;
  /** By CloudFormation, if not given. */
  readonly logGroupName?: string;
}

/** A log group kept for the stage's number of days, under the stage's own key where it has one. */
export class HouseLogs extends LogGroup {
  constructor(scope: Construct, id: string, { stage, key, logGroupName }: HouseLogsProps) {
    super(scope, id, {
      retention: stage.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
      ...(logGroupName === undefined ? {} : { logGroupName }),
      ...(key === undefined ? {} : { encryptionKey: key }),
    });
  }
}
