import { readEnvironment } from '../platform/config.ts';
import { tablePorts } from '../platform/wiring.ts';
import { reportYearTasks } from '../reminders/report-year-tasks.ts';

const ports = tablePorts(readEnvironment('report-year'));

/** Task of the state machine `report-year`. */
export const handler = (event: unknown): Promise<unknown> => reportYearTasks(ports, event);
