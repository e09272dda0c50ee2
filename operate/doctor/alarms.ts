import { EDGE_REGION } from '../../infra/stage-values.ts';
import { right, wrong } from '../report.ts';
import type { CloudCheck } from './check.ts';
import type { Cloud } from './cloud.ts';
import type { Target } from './target.ts';

interface Topic {
  readonly arn: string;
  readonly region: string;
}

/** The topics of the alarms that stand: one in each of the two regions. */
const topicsOf = async (cloud: Cloud, { stage, region }: Target): Promise<readonly Topic[]> => {
  const places = [
    { stack: `AiPact-${stage}-Watch`, region },
    { stack: `AiPact-${stage}-EdgeWatch`, region: EDGE_REGION },
  ];
  const topics = places.map(async (place) => {
    if ((await cloud.stackStatus(place.stack, place.region)) === undefined) return [];
    const made = await cloud.resources(place.stack, 'AWS::SNS::Topic', place.region);
    return [...made.values()].map((arn) => ({ arn, region: place.region }));
  });
  return (await Promise.all(topics)).flat();
};

/** Whether the operator hears of alarms: SNS forgets who did not confirm, and anybody who has a mail of it can end it. */
export const alarms: CloudCheck = {
  id: 'alarms',
  asks: 'cloudformation:DescribeStacks, cloudformation:ListStackResources, sns:ListSubscriptionsByTopic',
  look: async (cloud, target) => {
    const { operatorMail } = target;
    const topics = await topicsOf(cloud, target);
    if (topics.length === 0) return right('none yet: after the first deploy SNS asks to confirm');
    const heard = await Promise.all(
      topics.map(async ({ arn, region }) => (await cloud.confirmed(arn, region)).includes(operatorMail)),
    );
    const deaf = topics.filter((_, at) => heard[at] !== true);
    return deaf.length === 0
      ? right(`${operatorMail} hears of them, in ${topics.map(({ region }) => region).join(' and ')}`)
      : wrong(
          `${operatorMail} hears of none in ${deaf.map(({ region }) => region).join(' and ')}: not confirmed, or ended`,
          `${deaf
            .map(
              ({ arn, region }) =>
                `aws sns subscribe --region ${region} --topic-arn ${arn} --protocol email --notification-endpoint ${operatorMail}`,
            )
            .join(' && ')}, then confirm by the mail that comes`,
        );
  },
};
