import { RoundTasks } from '../../workflows/round/contract.ts';
import { type TaskDoors, taskDoor, taskFunction } from '../platform/tasks.ts';
import type { RoundPorts } from './nudge.ts';

const DOORS: TaskDoors<typeof RoundTasks, RoundPorts> = {
  'find-due': taskDoor(
    () => RoundTasks['find-due'],
    async () => {
      const [{ lookForRestored }, { findDue }] = await Promise.all([
        import('../persons/restored.ts'),
        import('./find-due.ts'),
      ]);
      return async (ports, request) => {
        if (request.cursor === 'start') await lookForRestored(ports);
        return findDue(ports, request);
      };
    },
  ),
  nudge: taskDoor(
    () => RoundTasks.nudge,
    async () => {
      const { nudge } = await import('./nudge.ts');
      return async (ports, input) => ({ nudged: await nudge(ports, input) });
    },
  ),
};

/** The function `round`: every task of its state machine. */
export const roundTasks = taskFunction(DOORS);
