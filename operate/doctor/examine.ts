import { type Finding, type Line, right, wrong } from '../report.ts';
import { bootstrap, certificate } from './account.ts';
import { alarms } from './alarms.ts';
import { concurrency, executions } from './capacity.ts';
import type { CloudCheck } from './check.ts';
import type { Cloud } from './cloud.ts';
import { commitments } from './commitments.ts';
import { credentialsFault, questionFault } from './fault.ts';
import { issuerFinding, type ReadJson } from './issuer.ts';
import { type Machine, machineLines } from './machine.ts';
import { mailDomain, sandbox, sendRate } from './mail.ts';
import { type ReadStage, stageFaults, stageLines } from './stage.ts';
import { tables } from './tables.ts';
import { type Target, targetOf } from './target.ts';

/** Every question to the account, in the order in which a first deploy meets them. */
export const CLOUD_CHECKS: readonly CloudCheck[] = [
  bootstrap,
  certificate,
  sandbox,
  sendRate,
  mailDomain,
  concurrency,
  executions,
  tables,
  alarms,
  commitments,
];

export interface Examination {
  readonly stage: ReadStage;
  readonly machine: Machine;
  readonly cloudOf: (region: string) => Cloud;
  readonly readJson: ReadJson;
}

const credentialsOf = async (cloud: Cloud, { account, region }: Target): Promise<Finding> => {
  try {
    const found = await cloud.identity();
    return account === undefined || account === found.account
      ? right(`${found.arn} in account ${found.account}`)
      : wrong(
          `they are of account ${found.account}, the stage is of ${account}`,
          'set AWS_PROFILE to that account',
        );
  } catch (error) {
    return credentialsFault(error, region);
  }
};

const ask = async (check: CloudCheck, cloud: Cloud, target: Target): Promise<Line> => {
  try {
    return { id: check.id, ...(await check.look(cloud, target)) };
  } catch (error) {
    return { id: check.id, ...questionFault(error, check.asks) };
  }
};

const accountLines = async (cloud: Cloud, target: Target): Promise<readonly Line[]> => {
  const credentials: Line = { id: 'credentials', ...(await credentialsOf(cloud, target)) };
  if (credentials.right)
    return [credentials, ...(await Promise.all(CLOUD_CHECKS.map((check) => ask(check, cloud, target))))];
  const unasked = CLOUD_CHECKS.map(({ id }) => id).join(', ');
  return [
    credentials,
    { id: 'account', ...wrong(`not looked at: ${unasked}`, 'mend the credentials first') },
  ];
};

/** Looks at everything that a first deploy fails on. Changes nothing, and always answers. */
export const examine = async (examination: Examination): Promise<readonly Line[]> => {
  const { stage, machine, cloudOf, readJson } = examination;
  const known = machineLines(machine);
  if ('faults' in stage) return [...known, stageFaults(stage.faults)];
  const target = targetOf(stage.values, stage.regions);
  const [account, issuer] = await Promise.all([
    accountLines(cloudOf(target.region), target),
    issuerFinding(target, readJson),
  ]);
  return [...known, ...stageLines(target, machine), ...account, { id: 'sign-in', ...issuer }];
};
