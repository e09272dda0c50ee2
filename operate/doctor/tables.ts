import { right, wrong } from '../report.ts';
import type { CloudCheck } from './check.ts';
import type { Cloud, TableState } from './cloud.ts';

interface Fault {
  readonly says: string;
  readonly command: string;
}

/** What a table must have; a table restored to a point in time has none of it. */
const WANTED: readonly (Fault & { readonly holds: (table: TableState) => boolean })[] = [
  {
    holds: (table) => table.protected,
    says: 'may be deleted by mistake',
    command: 'update-table --deletion-protection-enabled',
  },
  {
    holds: (table) => table.stream === 'NEW_AND_OLD_IMAGES',
    says: 'tells nobody what changes',
    command: 'update-table --stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES',
  },
  {
    holds: (table) => table.ttl === 'ttl',
    says: 'is never tidied',
    command: 'update-time-to-live --time-to-live-specification Enabled=true,AttributeName=ttl',
  },
  {
    holds: (table) => table.restorable,
    says: 'cannot be restored to a point in time',
    command:
      'update-continuous-backups --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true',
  },
];

const faultsOf = async (cloud: Cloud, name: string): Promise<readonly Fault[]> => {
  const table = await cloud.table(name);
  if (table === undefined)
    return [{ says: 'is not there', command: 'list-tables, then tableNames in infra/stages.ts' }];
  return WANTED.filter(({ holds }) => !holds(table));
};

/** The tables that stand, by their real names. */
const namesOf = async (cloud: Cloud, stack: string, given: readonly string[]): Promise<readonly string[]> => {
  const made = await cloud.resources(stack, 'AWS::DynamoDB::Table');
  return [...new Set([...given, ...made.values()])];
};

export const tables: CloudCheck = {
  id: 'tables',
  asks: 'cloudformation:DescribeStacks, cloudformation:ListStackResources, dynamodb:DescribeTable, dynamodb:DescribeTimeToLive, dynamodb:DescribeContinuousBackups',
  look: async (cloud, { stage, region, tableNames }) => {
    const stack = `AiPact-${stage}-Data`;
    const deployed = (await cloud.stackStatus(stack, region)) !== undefined;
    const names = deployed ? await namesOf(cloud, stack, tableNames) : tableNames;
    if (names.length === 0) return right('none yet: the first deploy makes them');
    const found = await Promise.all(
      names.map(async (name) => (await faultsOf(cloud, name)).map((fault) => ({ ...fault, name }))),
    );
    const faults = found.flat();
    return faults.length === 0
      ? right(`${names.join(', ')}: protected, restorable, streamed, tidied`)
      : wrong(
          faults.map(({ name, says }) => `${name} ${says}`).join(', '),
          faults
            .map(({ name, command }) => `aws dynamodb ${command} --region ${region} --table-name ${name}`)
            .join(' && '),
        );
  },
};
