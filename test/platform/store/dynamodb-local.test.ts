import { setTimeout as delay } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeMail } from '../../../functions/mail/compose.ts';
import { mailEntity } from '../../../functions/mail/model.ts';
import { reactToMail } from '../../../functions/mail/react-to-stream.ts';
import type { SitePorts } from '../../../functions/platform/ports.ts';
import { dynamoTable } from '../../../functions/platform/store/dynamo-table.ts';
import { fromItem } from '../../../functions/platform/store/entity.ts';
import { reactToChange } from '../../../functions/pledges/react.ts';
import { beginLife, carryOut } from '../../../local/seed/deeds.ts';
import { scenarios } from '../../../local/seed/scenario.ts';
import { fakeSes } from '../../mail/fake-ses.ts';
import { settings } from '../../mail/samples.ts';
import { clientAt, createTable } from '../../support/created-table.ts';
import { type DynamoDbLocal, noDynamoDbLocal, startDynamoDbLocal } from '../../support/dynamodb-local.ts';
import { testPorts } from '../../support/ports.ts';
import { type StreamedRecord, streamReader } from '../../support/real-stream.ts';
import { keepsTheContract } from '../../support/table-contract.ts';

/** The same storage a second time: Amazon's own program, and its own stream. */
const missing = noDynamoDbLocal();
const title = `on Amazon’s DynamoDB Local${missing === undefined ? '' : ` (left out: ${missing})`}`;
if (missing !== undefined) process.stderr.write(`Not tested on DynamoDB Local: ${missing}.\n`);

describe.skipIf(missing !== undefined)(title, () => {
  let database: DynamoDbLocal;
  let client: DynamoDBClient;
  let count = 0;

  beforeAll(async () => {
    database = await startDynamoDbLocal();
    client = clientAt(database.endpoint);
  });
  afterAll(async () => {
    client.destroy();
    await database.close();
  });

  keepsTheContract('the DynamoDB adapter', async () => {
    count += 1;
    const name = `pact-${count}`;
    await createTable(client, { name });
    return dynamoTable(client, name);
  });

  /** A table with its stream, and how to hand what it tells to a function until nothing more comes. */
  const streamed = async (name: string) => {
    const arn = await createTable(client, { name, stream: true });
    if (arn === undefined) throw new Error('the table has a stream');
    const next = streamReader(database.endpoint, arn);
    const handTo = async (react: (record: unknown) => Promise<void>): Promise<readonly StreamedRecord[]> => {
      const told: StreamedRecord[] = [];
      for (let quiet = 0; quiet < 3; quiet += 1) {
        const records = await next();
        for (const record of records) if (record.eventName !== 'REMOVE') await react(record);
        told.push(...records);
        if (records.length > 0) quiet = 0;
        else await delay(20);
      }
      return told;
    };
    return { table: dynamoTable(client, name), handTo };
  };

  it('lets the real stream of a published pledge start its year and send its mails', async () => {
    const pact = await streamed('streamed-pact');
    const sent = await streamed('streamed-sent');
    const ports: SitePorts = { ...testPorts(), pact: pact.table, sent: sent.table };
    const ses = fakeSes();
    const started: string[] = [];
    const workflows = {
      startReportYear: async ({ cycle }: { readonly cycle: string }) => void started.push(cycle),
    };
    const [scenario] = scenarios.filter(({ events }) => events.some(([, deed]) => deed === 'sign'));
    if (scenario === undefined) throw new Error('there is a scenario that signs by itself');

    const life = await beginLife(ports, scenario);
    for (const deed of ['draft', 'sign', 'review', 'publish'] as const) await carryOut(life, deed);
    const told = await pact.handTo(reactToChange({ ...ports, workflows }));
    await sent.handTo(reactToMail({ ...ports, ses, compose: composeMail, pause: async () => {} }, settings));

    expect(told.length).toBeGreaterThan(10);
    // Asked for until its steps stand; the name of the execution makes it one.
    expect(new Set(started)).toEqual(new Set(['1']));
    expect(ses.taken.map(({ to }) => to)).toEqual([scenario.contact.email, scenario.contact.email]);
    const items = await Promise.all(ses.taken.map(({ mailId }) => sent.table.get(mailEntity.key(mailId))));
    const mails = items.map((item) => (item === undefined ? undefined : fromItem(mailEntity, item)));
    expect(mails.map((mail) => [mail?.kind, mail?.state])).toEqual([
      ['receipt', 'accepted'],
      ['published', 'accepted'],
    ]);
  });
});
