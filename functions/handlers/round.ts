import { sesSuppression } from '../persons/ses-suppression.ts';
import { readEnvironment } from '../platform/config.ts';
import { powertoolsLog } from '../platform/log.ts';
import { tablePorts } from '../platform/wiring.ts';
import { roundTasks } from '../reminders/round-tasks.ts';

const ports = {
  ...tablePorts(readEnvironment('round')),
  suppression: sesSuppression(),
  log: powertoolsLog('round'),
};

/** Task of the state machine `round`. */
export const handler = (event: unknown): Promise<unknown> => roundTasks(ports, event);
