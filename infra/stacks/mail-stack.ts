import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { MailEvents } from '../constructs/mail-events.ts';
import { MailIdentity } from '../constructs/mail-identity.ts';
import { countNotTaken } from '../constructs/not-taken.ts';
import { PactFunction } from '../constructs/pact-function.ts';
import { StreamMapping } from '../constructs/stream-mapping.ts';
import { commonEnvironment, pagesEnvironment } from '../environment.ts';
import type { StageValues } from '../stage-values.ts';
import { HEARD } from '../streams.ts';
import type { DataStack } from './data-stack.ts';

export interface MailStackProps extends StackProps {
  readonly stage: StageValues;
  readonly tables: DataStack['tables'];
}

/** Mail out of the house, and what SES tells about it. */
export class MailStack extends Stack {
  constructor(scope: Construct, id: string, { stage, tables, ...props }: MailStackProps) {
    super(scope, id, props);
    const deadLetters = new DeadLetters(this, 'DeadLetters');
    const events = new MailEvents(this, 'Events', tables.pact.encryptionKey);
    const out = new PactFunction(this, 'MailOut', {
      name: 'mail-out',
      stage,
      tables,
      timeout: Duration.seconds(120),
      environment: {
        ...pagesEnvironment(stage, tables),
        MAIL_FROM: stage.mailFrom,
        CONFIGURATION_SET: events.configurationSet.configurationSetName,
        MAIL: stage.mail,
        MAIL_ALLOWED: stage.mailAllowed.join(','),
      },
    });
    countNotTaken(out, stage);
    const identity = new MailIdentity(this, 'Identity', stage);
    out.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [identity.emailIdentityArn, events.configurationSetArn],
      }),
    );
    new StreamMapping(this, 'SentStream', {
      table: tables.sent,
      target: out,
      batchSize: 10,
      deadLetters,
      heard: HEARD.sent,
    });
    const feedback = new PactFunction(this, 'MailFeedback', {
      name: 'mail-feedback',
      stage,
      tables,
      environment: { ...commonEnvironment(stage, tables), DEAD_LETTERS_URL: deadLetters.queueUrl },
    });
    feedback.addToRolePolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }),
    );
    // Neither has dead letters of its own: they would hold SES's event, with the addresses it is about.
    events.topic.addSubscription(new LambdaSubscription(feedback));
  }
}
