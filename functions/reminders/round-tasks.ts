import { RoundTasks } from '../../workflows/round/contract.ts';
import { type TaskDoors, taskDoor, taskFunction } from '../platform/tasks.ts';
import type { SeeToPorts } from './see-to-due.ts';

const DOORS: TaskDoors<typeof RoundTasks, SeeToPorts> = {
  'see-to-due': taskDoor(
    () => RoundTasks['see-to-due'],
    async () => {
      const [{ lookForRestored }, { seeToDue }] = await Promise.all([
        import('../persons/restored.ts'),
        import('./see-to-due.ts'),
      ]);
      return async (ports, request) => {
        if (request.cursor === 'start') await lookForRestored(ports);
        return seeToDue(ports, request);
      };
    },
  ),
};

/** The function `round`: every task of its state machine. */
export const roundTasks = taskFunction(DOORS);
