import { createRequire } from 'node:module';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { getEvent } from '../support/get.ts';
import { median, percentile, ratio, rounded } from './statistics.ts';

type Handler = (event: APIGatewayProxyEvent, context: unknown) => Promise<APIGatewayProxyResult>;

export const handlerOf = (file: string): Handler =>
  (createRequire(import.meta.url)(file) as { readonly handler: Handler }).handler;

/** Milliseconds that a call took. */
const timed = async (call: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await call();
  return performance.now() - start;
};

const asked = async (handler: Handler, address: string): Promise<void> => {
  const { statusCode } = await handler(getEvent(address), {});
  if (statusCode !== 200) throw new Error(`${address} answered ${statusCode}`);
};

/** Calls until the engine has compiled both ways; the table was filled through one of them. */
const WARM_UP = 600;

/** One item read through a whole function against the same read by the SDK alone, turn and turn about. */
export const warmRead = async (
  handler: Handler,
  documents: DynamoDBDocumentClient,
  { organisationId, runs }: { readonly organisationId: string; readonly runs: number },
) => {
  const read = { TableName: 'pact', Key: pledgeHead.key(organisationId) };
  const own: number[] = [];
  const bare: number[] = [];
  for (let run = -WARM_UP; run < runs; run += 1) {
    const handlerMs = await timed(() => asked(handler, `/api/v1/organisations/${organisationId}.json`));
    const bareMs = await timed(() => documents.send(new GetCommand({ ...read, ConsistentRead: true })));
    if (run < 0) continue;
    own.push(handlerMs);
    bare.push(bareMs);
  }
  return { handlerMs: rounded(median(own)), sdkMs: rounded(median(bare)), ratio: ratio(own, bare) };
};

/** A filtered page of the register, asked for again and again. */
export const registerPage = async (handler: Handler, runs: number) => {
  const times: number[] = [];
  for (let run = -1; run < runs; run += 1) {
    const ms = await timed(() => asked(handler, `/en/register?country=SE&page=${(run % 5) + 2}`));
    if (run >= 0) times.push(ms);
  }
  return { medianMs: rounded(median(times)), p95Ms: rounded(percentile(times, 0.95)) };
};
