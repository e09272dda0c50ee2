import { RemindTasks } from '../../workflows/remind/contract.ts';
import { type TaskDoors, taskDoor, taskFunction } from '../platform/tasks.ts';

const DOORS: TaskDoors<typeof RemindTasks> = {
  'read-again': taskDoor(
    () => RemindTasks['read-again'],
    async () => (await import('./read-again.ts')).readAgain,
  ),
  'change-state': taskDoor(
    () => RemindTasks['change-state'],
    async () => {
      const { changeState } = await import('./change-state.ts');
      return async (ports, input) => ({ changed: await changeState(ports, input) });
    },
  ),
  'write-mail': taskDoor(
    () => RemindTasks['write-mail'],
    async () => {
      const { writeMail } = await import('./write-mail.ts');
      return async (ports, input) => ({ mailIds: await writeMail(ports, input) });
    },
  ),
  'read-delivery': taskDoor(
    () => RemindTasks['read-delivery'],
    async () => {
      const { readDelivery } = await import('./read-delivery.ts');
      return async (ports, input) => ({ delivery: await readDelivery(ports, input) });
    },
  ),
  'write-to-backup': taskDoor(
    () => RemindTasks['write-to-backup'],
    async () => {
      const { writeToBackup } = await import('./write-to-backup.ts');
      return async (ports, input) => ({ written: await writeToBackup(ports, input) });
    },
  ),
  'tell-office': taskDoor(
    () => RemindTasks['tell-office'],
    async () => {
      const { tellOffice } = await import('./tell-office.ts');
      return async (ports, input) => {
        const taskId = await tellOffice(ports, input);
        return taskId === undefined ? {} : { taskId };
      };
    },
  ),
  'record-failure': taskDoor(
    () => RemindTasks['record-failure'],
    async () => {
      const { recordFailure } = await import('./record-failure.ts');
      return async (ports, input) => ({ closed: await recordFailure(ports, input) });
    },
  ),
  'close-step': taskDoor(
    () => RemindTasks['close-step'],
    async () => {
      const { closeStep } = await import('./close-step.ts');
      return async (ports, input) => ({ closed: await closeStep(ports, input) });
    },
  ),
};

/** The function `remind`: every task of its state machine. */
export const remindTasks = taskFunction(DOORS);
