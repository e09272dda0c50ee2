import { RemindTasks } from '../../workflows/remind/contract.ts';
import { type TaskDoors, taskDoor, taskFunction } from '../platform/tasks.ts';
import { changeState } from './change-state.ts';
import { closeStep } from './close-step.ts';
import { readAgain } from './read-again.ts';
import { readDelivery } from './read-delivery.ts';
import { recordFailure } from './record-failure.ts';
import { tellOffice } from './tell-office.ts';
import { writeMail } from './write-mail.ts';
import { writeToBackup } from './write-to-backup.ts';

const DOORS: TaskDoors<typeof RemindTasks> = {
  'read-again': taskDoor(RemindTasks['read-again'], readAgain),
  'change-state': taskDoor(RemindTasks['change-state'], async (ports, input) => ({
    changed: await changeState(ports, input),
  })),
  'write-mail': taskDoor(RemindTasks['write-mail'], async (ports, input) => ({
    mailIds: await writeMail(ports, input),
  })),
  'read-delivery': taskDoor(RemindTasks['read-delivery'], async (ports, input) => ({
    delivery: await readDelivery(ports, input),
  })),
  'write-to-backup': taskDoor(RemindTasks['write-to-backup'], async (ports, input) => ({
    written: await writeToBackup(ports, input),
  })),
  'tell-office': taskDoor(RemindTasks['tell-office'], async (ports, input) => {
    const taskId = await tellOffice(ports, input);
    return taskId === undefined ? {} : { taskId };
  }),
  'record-failure': taskDoor(RemindTasks['record-failure'], async (ports, input) => ({
    closed: await recordFailure(ports, input),
  })),
  'close-step': taskDoor(RemindTasks['close-step'], async (ports, input) => ({
    closed: await closeStep(ports, input),
  })),
};

/** The function `remind`: every task of its state machine. */
export const remindTasks = taskFunction(DOORS);
