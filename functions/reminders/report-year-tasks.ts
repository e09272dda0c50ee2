import { ReportYearTasks } from '../../workflows/report-year/contract.ts';
import { type TaskDoors, taskDoor, taskFunction } from '../platform/tasks.ts';

const verbs = () => import('./report-year-verbs.ts');

const DOORS: TaskDoors<typeof ReportYearTasks> = {
  'work-out-steps': taskDoor(
    () => ReportYearTasks['work-out-steps'],
    async () => (await verbs()).workOutSteps,
  ),
  'put-down-step': taskDoor(
    () => ReportYearTasks['put-down-step'],
    async () => {
      const { putDownStep, stepSortKey } = await verbs();
      return async (ports, { step }) => {
        await putDownStep(ports, step);
        return { key: stepSortKey(step.family, step.occasion, step.key) };
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
