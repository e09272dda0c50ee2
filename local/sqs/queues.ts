import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { AwsAnswer, AwsCall, AwsService, StackContext } from '../service.ts';
import { jsonAnswer, jsonError } from '../stepfunctions/answers.ts';

interface QueuedMessage {
  readonly id: string;
  readonly queueArn: string;
  readonly body: string;
  /** Milliseconds, virtual. */
  readonly at: number;
}

export interface Queues {
  readonly service: AwsService;
  /** Puts a message into a queue of the assembly; throws for any other. */
  send(queueArn: string, body: string): QueuedMessage;
  /** What a queue holds, oldest first; of all queues when none is named. */
  messages(queueArn?: string): readonly QueuedMessage[];
}

const SendInput = z.object({ QueueUrl: z.string(), MessageBody: z.string().min(1) });
const QueueInput = z.object({ QueueUrl: z.string() });

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

type Action = (call: AwsCall) => AwsAnswer;

/** The queues of the assembly. They only hold messages: nothing here reads from one but a person. */
export const createQueues = (context: StackContext): Queues => {
  const queues = context.assembly.byKind('AWS::SQS::Queue');
  const journal = context.journal<QueuedMessage>('queues');

  const send = (queueArn: string, body: string): QueuedMessage => {
    if (!queues.some(({ arn }) => arn === queueArn))
      throw new Error(`The queue ${queueArn} is not in the assembly.`);
    const message = { id: randomUUID(), queueArn, body, at: Math.floor(context.clock.now()) };
    journal.append(message);
    return message;
  };
  const messages = (queueArn?: string) =>
    journal.records().filter((message) => message.queueArn === (queueArn ?? message.queueArn));
  const queueOf = (call: AwsCall): string => {
    const { QueueUrl } = QueueInput.parse(call.input);
    const queue = queues.find(({ ref }) => new URL(ref).pathname === new URL(QueueUrl).pathname);
    context.permissions.require(call.caller, `sqs:${call.action}`, queue?.arn ?? QueueUrl);
    return queue?.arn ?? '';
  };

  const actions: Readonly<Record<string, Action>> = {
    SendMessage(call) {
      const { MessageBody } = SendInput.parse(call.input);
      const { id } = send(queueOf(call), MessageBody);
      // The SDK holds it against what it sent.
      return jsonAnswer({ MessageId: id, MD5OfMessageBody: md5(MessageBody) });
    },
    GetQueueAttributes: (call) =>
      jsonAnswer({ Attributes: { ApproximateNumberOfMessages: String(messages(queueOf(call)).length) } }),
  };
  return {
    send,
    messages,
    service: {
      signingName: 'sqs',
      async handle(call) {
        const action = actions[call.action];
        return (
          action?.(call) ?? jsonError('InvalidAction', `SQS ${call.action} is not run by the local stack.`)
        );
      },
    },
  };
};
