import { readEnvironment } from '../platform/config.ts';
import { tablePorts } from '../platform/wiring.ts';
import { remindTasks } from '../reminders/remind-tasks.ts';

const ports = tablePorts(readEnvironment('remind'));

/** Task of the state machine `remind`. */
export const handler = (event: unknown): Promise<unknown> => remindTasks(ports, event);
