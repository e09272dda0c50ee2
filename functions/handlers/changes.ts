import { readEnvironment } from '../platform/config.ts';
import { powertoolsLog } from '../platform/log.ts';
import { streamHandler } from '../platform/stream-batch.ts';
import { tablePorts } from '../platform/wiring.ts';
import { reactToChange } from '../pledges/react.ts';
import { workflowStarter } from '../pledges/workflow-starter.ts';

const environment = readEnvironment('changes');
const workflows = workflowStarter(environment.REPORT_YEAR_ARN);

export const handler = streamHandler(
  powertoolsLog('changes'),
  reactToChange({ ...tablePorts(environment), workflows }),
);
