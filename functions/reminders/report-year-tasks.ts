import { ReportYearTasks } from '../../workflows/report-year/contract.ts';
import { type TaskDoors, taskDoor, taskFunction } from '../platform/tasks.ts';

const verbs = () => import('./report-year-verbs.ts');

const DOORS: TaskDoors<typeof ReportYearTasks> = {
  'work-out-steps': taskDoor(
    () => ReportYearTasks['work-out-steps'],
    async () => (await verbs()).workOutSteps,
  ),
  'put-down-steps': taskDoor(
    () => ReportYearTasks['put-down-steps'],
    async () => {
      const { putDownStep } = await verbs();
      return async (ports, { steps }) => {
        await Promise.all(steps.map((step) => putDownStep(ports, step)));
        return { steps: steps.length };
      };
    },
  ),
  'tell-dates': taskDoor(
    () => ReportYearTasks['tell-dates'],
    async () => {
      const { tellDates, tellPledge } = await verbs();
      return async (ports, input) => {
        const mailId = await tellDates(ports, input);
        await tellPledge(ports, input.organisationId);
        return { mailId };
      };
    },
  ),
};

/** The function `report-year`: every task of its state machine. */
export const reportYearTasks = taskFunction(DOORS);
