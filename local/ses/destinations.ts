import * as z from 'zod';
import type { ResolvedAssembly } from '../service.ts';
import type { SesEventType } from './model.ts';

const EventDestination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(false),
    MatchingEventTypes: z.array(z.string()),
    SnsDestination: z.object({ TopicARN: z.string() }).optional(),
  }),
});

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const TopicPolicy = z.object({
  Topics: z.array(z.string()),
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.string(),
        Action: oneOrMore,
        Principal: z.union([z.string(), z.object({ Service: oneOrMore.optional() })]).optional(),
      }),
    ),
  }),
});

/** Where a configuration set sends its events. */
export interface EventTarget {
  readonly configurationSet: string;
  readonly topicArn: string;
  takes(type: SesEventType): boolean;
}

const sesMayPublish = (assembly: ResolvedAssembly, topicArn: string): boolean =>
  assembly
    .byKind('AWS::SNS::TopicPolicy')
    .map(({ properties }) => TopicPolicy.parse(properties))
    .filter(({ Topics }) => Topics.includes(topicArn))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .some(({ Effect, Action, Principal }) => {
      const services = typeof Principal === 'object' ? (Principal.Service ?? []) : [];
      const publishes = Action.some((action) => ['sns:publish', 'sns:*'].includes(action.toLowerCase()));
      return Effect === 'Allow' && publishes && services.includes('ses.amazonaws.com');
    });

/** The event destinations of the assembly; throws where AWS would refuse to make one, as SES may not publish there. */
export const eventTargets = (assembly: ResolvedAssembly): readonly EventTarget[] =>
  assembly
    .byKind('AWS::SES::ConfigurationSetEventDestination')
    .flatMap(({ properties, logicalId, stack }) => {
      const { ConfigurationSetName, EventDestination: destination } = EventDestination.parse(properties);
      if (!destination.Enabled) return [];
      const topicArn = destination.SnsDestination?.TopicARN;
      if (topicArn === undefined)
        throw new Error(`${stack}/${logicalId}: only SNS event destinations are run locally.`);
      if (!sesMayPublish(assembly, topicArn))
        throw new Error(
          `${stack}/${logicalId}: no topic policy lets ses.amazonaws.com publish to ${topicArn}.`,
        );
      const types = destination.MatchingEventTypes.map((type) => type.toLowerCase());
      return [
        {
          configurationSet: ConfigurationSetName,
          topicArn,
          takes: (type: SesEventType) => types.includes(type.toLowerCase()),
        },
      ];
    });
