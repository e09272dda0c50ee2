import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { ResolvedAssembly, StackContext } from '../service.ts';

interface Notification {
  readonly subject: string;
  readonly message: string;
}

export interface Topics {
  /** Hands a notification to every subscription; it is on disk for each of them once this returns. */
  publish(topicArn: string, notification: Notification): void;
}

export interface TopicPorts {
  readonly sendToQueue: (queueArn: string, body: string) => unknown;
}

const Subscription = z.object({
  TopicArn: z.string(),
  Protocol: z.enum(['lambda', 'sqs', 'email'], {
    error: 'only Lambda, SQS and e-mail subscriptions are known to the local stack',
  }),
  Endpoint: z.string(),
  FilterPolicy: z.undefined({ error: 'a filter policy is not run by the local stack' }).optional(),
});
type Subscription = z.infer<typeof Subscription> & { readonly arn: string };

const Permission = z.object({
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
});

const readSubscriptions = (assembly: ResolvedAssembly): readonly Subscription[] =>
  assembly.byKind('AWS::SNS::Subscription').map(({ properties, logicalId, stack, arn }) => {
    const parsed = Subscription.safeParse(properties);
    if (parsed.success) return { ...parsed.data, arn };
    throw new Error(`The subscription ${stack}/${logicalId}: ${z.prettifyError(parsed.error)}`);
  });

/** On AWS a topic reaches a function only where the function's own policy lets it. */
const requirePermission = (assembly: ResolvedAssembly, { TopicArn, Endpoint }: Subscription): void => {
  const allowed = assembly.byKind('AWS::Lambda::Permission').some(({ properties }) => {
    const { FunctionName, Principal, SourceArn = TopicArn } = Permission.parse(properties);
    const same = FunctionName === Endpoint || Endpoint.endsWith(`:function:${FunctionName}`);
    return same && Principal === 'sns.amazonaws.com' && SourceArn === TopicArn;
  });
  if (!allowed) throw new Error(`No AWS::Lambda::Permission lets the topic ${TopicArn} invoke ${Endpoint}.`);
};

const envelope = (topicArn: string, { subject, message }: Notification, now: number) => ({
  Type: 'Notification',
  MessageId: randomUUID(),
  TopicArn: topicArn,
  Subject: subject,
  Message: message,
  Timestamp: new Date(now).toISOString(),
  SignatureVersion: '1',
  Signature: '',
  SigningCertUrl: '',
  UnsubscribeUrl: '',
  MessageAttributes: {},
});

/** The topics of the assembly with their subscriptions. */
export const createTopics = (context: StackContext, { sendToQueue }: TopicPorts): Topics => {
  const subscriptions = readSubscriptions(context.assembly);
  for (const each of subscriptions) if (each.Protocol === 'lambda') requirePermission(context.assembly, each);
  return {
    publish(topicArn, notification) {
      const sns = envelope(topicArn, notification, context.clock.now());
      for (const { TopicArn, Protocol, Endpoint, arn } of subscriptions) {
        // An address gets nothing before somebody there has confirmed it, which nobody does here.
        if (TopicArn !== topicArn || Protocol === 'email') continue;
        const record = { EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: arn, Sns: sns };
        if (Protocol === 'lambda') context.functions.invokeAsync(Endpoint, { Records: [record] });
        else sendToQueue(Endpoint, JSON.stringify(sns));
      }
    },
  };
};
