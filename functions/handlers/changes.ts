import { readEnvironment } from '../platform/config.ts';
import { powertoolsLog } from '../platform/log.ts';
import { streamHandler } from '../platform/stream-batch.ts';
import { tablePorts } from '../platform/wiring.ts';
import { reactToChange } from '../pledges/react.ts';
import { workflowStarter } from '../pledges/workflow-starter.ts';
import { reactToClaim } from '../register/claims/react.ts';
import { reactToImport } from '../register/import/react.ts';
import { reactToCycles } from '../reports/react.ts';

const environment = readEnvironment('changes');
const workflows = workflowStarter(environment.REPORT_YEAR_ARN);

const ports = { ...tablePorts(environment), workflows };
const reactions = [reactToChange(ports), reactToClaim(ports), reactToImport(ports), reactToCycles(ports)];

export const handler = streamHandler(powertoolsLog('changes'), async (record) => {
  for (const react of reactions) await react(record);
});
