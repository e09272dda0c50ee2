import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addressEntity } from '../../functions/access/model.ts';
import { randomIds } from '../../functions/platform/ids.ts';
import type { SitePorts } from '../../functions/platform/ports.ts';
import { dynamoTable } from '../../functions/platform/store/dynamo-table.ts';
import { load } from '../../functions/platform/store/entity.ts';
import {
  addDays,
  atBrussels,
  brusselsDay,
  type Day,
  toInstant,
  toMs,
} from '../../functions/platform/time.ts';
import { closingDate } from '../../functions/pledges/closing-date.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { readEntries } from '../../functions/register/read-entries.ts';
import { OPERATOR } from '../iam/permissions.ts';
import { beginLife, carryOut, type Life } from './deeds.ts';
import { must } from './must.ts';
import { type Deed, type Scenario, SEED_DAYS } from './scenario.ts';

/** What the seed needs of a running stack. */
export interface SeededStack {
  readonly endpoint: string;
  readonly region: string;
  readonly pactTable: string;
  readonly sentTable: string;
  /** The stage that the assembly was made for. */
  readonly stage: string;
  /** Virtual milliseconds. */
  now(): number;
  /** Pushes the clock to an instant and lets everything due on the way happen. */
  push(toMs: number): Promise<void>;
}

export type Progress = (line: string) => void;

/** Ports on a running stack under the identity of whoever sits at the machine. */
export const portsOf = (
  stack: Pick<SeededStack, 'endpoint' | 'region' | 'pactTable' | 'sentTable' | 'now'>,
): SitePorts => {
  const client = new DynamoDBClient({
    region: stack.region,
    endpoint: stack.endpoint,
    credentials: { accessKeyId: OPERATOR.accessKeyId, secretAccessKey: 'local' },
  });
  const clock = { now: () => stack.now() };
  return {
    pact: dynamoTable(client, stack.pactTable, clock),
    sent: dynamoTable(client, stack.sentTable, clock),
    clock,
    ids: randomIds,
    signingText: 'any',
  };
};

interface Planned {
  readonly at: number;
  readonly deed: Deed;
  readonly scenario: Scenario;
}

/** Every deed in the order of time; deeds of one day follow each other minutes apart. */
const plan = (chosen: readonly Scenario[], begin: string): readonly Planned[] =>
  chosen
    .flatMap((scenario, at) =>
      scenario.events.map(([day, deed], order) => ({
        at: toMs(atBrussels(addDays(begin, day), '10:00')) + (at * 10 + order) * 60_000,
        deed,
        scenario,
      })),
    )
    .sort((a, b) => a.at - b.at);

const SIGNING: readonly Deed[] = ['sign', 'ask', 'approve', 'amend'];

/** Why organisations that begin on a day cannot live through their scenarios: signing closes before the last of them has signed. */
export const tooLateToSign = (chosen: readonly Scenario[], begin: Day, closing: Day): string | undefined => {
  const last = plan(chosen, begin).findLast(({ deed }) => SIGNING.includes(deed));
  const day = last === undefined ? begin : brusselsDay(toInstant(last.at));
  return day <= closing
    ? undefined
    : `Signing closes on ${closing}, and the made-up organisations would sign until ${day}: none was put. Set a later last day of signing (AI Office, Settings), or begin anew with npm run reset.`;
};

/** Those who are not known yet, neither by their contact's address nor by a name in public. */
export const unknownOf = async (
  ports: Pick<SitePorts, 'pact' | 'clock'>,
  chosen: readonly Scenario[],
): Promise<readonly Scenario[]> => {
  const { pact } = ports;
  const contacts = await Promise.all(chosen.map(({ contact }) => load(pact, addressEntity, contact.email)));
  const pledges = (await readEntries(ports)).filter(({ kind }) => kind === 'pledge');
  const names = new Set(pledges.flatMap(({ name, formerNames }) => [name, ...formerNames]));
  return chosen.filter(({ profile }, at) => contacts[at] === undefined && !names.has(profile.legalName));
};

/** Those who are not on a stack yet: an organisation lives once, however often it is asked for, and whoever left it. */
export const notThereYet = (stack: SeededStack, chosen: readonly Scenario[]): Promise<readonly Scenario[]> =>
  unknownOf(portsOf(stack), chosen);

/** Lets made-up organisations live through fourteen months by the real verbs, on the stack's clock. Throws in the stage prod. */
export const liveThrough = async (
  stack: SeededStack,
  chosen: readonly Scenario[],
  progress: Progress,
): Promise<void> => {
  if (stack.stage === 'prod') throw new Error('Made-up organisations have no place in the stage prod.');
  const ports = portsOf(stack);
  const begin = addDays(brusselsDay(toInstant(stack.now())), 1);
  const late = tooLateToSign(chosen, begin, await closingDate(ports));
  if (late !== undefined) throw new Error(late);
  const end = stack.now() + SEED_DAYS * 86_400_000;
  const lives = new Map<Scenario, Life>();
  let done = 0;
  const planned = plan(chosen, begin);
  for (const { at, deed, scenario } of planned) {
    await stack.push(Math.max(at, stack.now()));
    const life = lives.get(scenario) ?? (await beginLife(ports, scenario));
    lives.set(scenario, life);
    await carryOut(life, deed);
    done += 1;
    const day = brusselsDay(toInstant(stack.now()));
    progress(`${day}  ${scenario.profile.legalName}: ${deed}  (${done}/${planned.length})`);
  }
  await stack.push(Math.max(end, stack.now()));
  progress(`${brusselsDay(toInstant(stack.now()))}  all reminders up to today have been sent`);
};

const SOURCE = 'European Commission, list of AI Pact signatories, 5 April 2025';

/** Lists the real organisations that the Commission named: their names only, nothing else is known about them here. */
export const listEarlier = async (stack: SeededStack, progress: Progress): Promise<void> => {
  const ports = portsOf(stack);
  const names = readFileSync(new URL('./signatories-2025-04-05.txt', import.meta.url), 'utf8')
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  for (const [at, name] of names.entries()) {
    must(await listEarlierSignatory(ports, { name, source: SOURCE }));
    if ((at + 1) % 50 === 0) progress(`${at + 1} of ${names.length} earlier signatories listed`);
  }
  progress(`${names.length} earlier signatories listed`);
};
