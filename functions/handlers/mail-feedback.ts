import { setTimeout } from 'node:timers/promises';
import { hearFeedback } from '../mail/hear-feedback.ts';
import { sqsUnrecorded } from '../mail/sqs-unrecorded.ts';
import { readEnvironment } from '../platform/config.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';

const environment = readEnvironment('mail-feedback');

export const handler = hearFeedback({
  ...tablePorts(environment),
  unrecorded: sqsUnrecorded(environment.DEAD_LETTERS_URL),
  pause: (ms) => setTimeout(ms),
  log: powertoolsLog('mail-feedback'),
});
