import type { SNSEvent } from 'aws-lambda';
import { reactToFeedback } from '../mail/react-to-feedback.ts';
import { readEnvironment } from '../platform/config.ts';
import { tablePorts } from '../platform/wiring.ts';

const react = reactToFeedback(tablePorts(readEnvironment('mail-feedback')));

export const handler = (event: SNSEvent): Promise<void> => react(event.Records.map(({ Sns }) => Sns.Message));
