import { RoundTasks } from '../../workflows/round/contract.ts';
import { type TaskDoors, taskDoor, taskFunction } from '../platform/tasks.ts';
import { findDue } from './find-due.ts';
import { nudge, type RoundPorts } from './nudge.ts';

const DOORS: TaskDoors<typeof RoundTasks, RoundPorts> = {
  'find-due': taskDoor(RoundTasks['find-due'], (ports, { cursor }) => findDue(ports, cursor)),
  nudge: taskDoor(RoundTasks.nudge, async (ports, input) => ({ nudged: await nudge(ports, input) })),
};

/** The function `round`: every task of its state machine. */
export const roundTasks = taskFunction(DOORS);
