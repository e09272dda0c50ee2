import { RemindTasks } from '../../workflows/remind/contract.ts';
import { type TaskDoors, taskDoor, taskFunction } from '../platform/tasks.ts';

const verbs = () => import('./remind-verbs.ts');

const DOORS: TaskDoors<typeof RemindTasks> = {
  'read-again': taskDoor(
    () => RemindTasks['read-again'],
    async () => (await verbs()).beginStep,
  ),
  'change-state': taskDoor(
    () => RemindTasks['change-state'],
    async () => {
      const { changeState } = await verbs();
      return async (ports, input) => ({ changed: await changeState(ports, input) });
    },
  ),
  'write-mail': taskDoor(
    () => RemindTasks['write-mail'],
    async () => {
      const { writeMail } = await verbs();
      return async (ports, input) => ({ mailIds: await writeMail(ports, input) });
    },
  ),
  'read-delivery': taskDoor(
    () => RemindTasks['read-delivery'],
    async () => {
      const { watchDelivery } = await verbs();
      return async (ports, input) => ({ delivery: await watchDelivery(ports, input) });
    },
  ),
  'write-to-backup': taskDoor(
    () => RemindTasks['write-to-backup'],
    async () => {
      const { writeToBackup } = await verbs();
      return async (ports, input) => ({ written: await writeToBackup(ports, input) });
    },
  ),
  'tell-office': taskDoor(
    () => RemindTasks['tell-office'],
    async () => {
      const { tellOffice } = await verbs();
      return async (ports, input) => {
        const taskId = await tellOffice(ports, input);
        return taskId === undefined ? {} : { taskId };
      };
    },
  ),
  'record-failure': taskDoor(
    () => RemindTasks['record-failure'],
    async () => {
      const { recordFailure } = await verbs();
      return async (ports, input) => ({ closed: await recordFailure(ports, input) });
    },
  ),
  'close-step': taskDoor(
    () => RemindTasks['close-step'],
    async () => {
      const { closeStep } = await verbs();
      return async (ports, input) => ({ closed: await closeStep(ports, input) });
    },
  ),
};

/** The function `remind`: every task of its state machine. */
export const remindTasks = taskFunction(DOORS);
