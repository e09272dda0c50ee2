import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { UnrecordedPort } from './unrecorded.ts';

/** Without it the SDK calls the host in the queue's own address, wherever it was told to find the service. */
const CONFIG = { useQueueUrlAsEndpoint: false };

/** Into the queue of dead letters. */
export const sqsUnrecorded = (queueUrl: string, client = new SQSClient(CONFIG)): UnrecordedPort => ({
  async keep(unrecorded) {
    const body = JSON.stringify(unrecorded);
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
  },
});
