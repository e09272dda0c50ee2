import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { parseStage } from '../../infra/stage-values.ts';
import { STAGES } from '../../infra/stages.ts';
import { readAssembly } from '../../local/assembly/read.ts';
import { tableNames } from '../../local/assembly/table-names.ts';
import { OPERATOR } from '../../local/iam/permissions.ts';
import { startCommand, stateFolderPath } from '../../local/state/folder.ts';
import { runningStack } from '../../local/state/running.ts';
import { stackQuestions } from '../doctor/aws-stacks.ts';

const { local: _, ...DEPLOYED } = STAGES;
export const STAGE_NAMES = Object.keys(DEPLOYED);

/** A table of pledges to look at. */
export interface Place {
  /** For people. */
  readonly called: string;
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

/** Why there is no such place, in a sentence: it was asked wrongly, or there is nothing to look at. */
type NoPlace = { readonly wrong: string } | { readonly nothing: string };

const isDeployed = (name: string): name is keyof typeof DEPLOYED => Object.hasOwn(DEPLOYED, name);

const ofStage = async (name: string): Promise<Place | NoPlace> => {
  if (!isDeployed(name)) return { wrong: `There is no stage “${name}” to look at.` };
  const { region, tableNames: named } = parseStage(DEPLOYED[name]);
  const tables = await stackQuestions(region).resources(`AiPact-${name}-Data`, 'AWS::DynamoDB::Table');
  const found = [...tables].find(([logicalId]) => logicalId.startsWith('Pact'))?.[1];
  const tableName = named.pact ?? found;
  return tableName === undefined
    ? { nothing: `the stage ${name} has no table yet → npx cdk deploy -c stage=${name} --all` }
    : { called: name, client: new DynamoDBClient({ region }), tableName };
};

const ofFolder = (option: string | undefined): Place | NoPlace => {
  const path = stateFolderPath(option);
  const running = runningStack(path);
  if (running === undefined) return { nothing: `no stack runs on ${path} → ${startCommand(path)}` };
  const assembly = readAssembly(join(path, 'cdk.out'));
  const credentials = { accessKeyId: OPERATOR.accessKeyId, secretAccessKey: 'local' };
  const { endpoint } = running.addresses;
  const client = new DynamoDBClient({ region: assembly.region, endpoint, credentials });
  return { called: path, client, tableName: tableNames(assembly).pactTable };
};

/** The table that the command line names: of a deployed stage, else of a local stack. */
export const placeOf = async ({
  stage,
  state,
}: {
  readonly stage: string | undefined;
  readonly state: string | undefined;
}): Promise<Place | NoPlace> => {
  if (stage === undefined) return ofFolder(state);
  return state === undefined ? ofStage(stage) : { wrong: 'Say either --stage or --state.' };
};
