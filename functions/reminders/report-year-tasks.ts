import { ReportYearTasks } from '../../workflows/report-year/contract.ts';
import { type TaskDoors, taskDoor, taskFunction } from '../platform/tasks.ts';
import { putDownStep } from './put-down-steps.ts';
import { tellDates, tellPledge, workOutSteps } from './report-year.ts';
import { stepSortKey } from './step.ts';

const DOORS: TaskDoors<typeof ReportYearTasks> = {
  'work-out-steps': taskDoor(ReportYearTasks['work-out-steps'], workOutSteps),
  'put-down-step': taskDoor(ReportYearTasks['put-down-step'], async (ports, { step }) => {
    await putDownStep(ports, step);
    return { key: stepSortKey(step.family, step.occasion, step.key) };
  }),
  'tell-dates': taskDoor(ReportYearTasks['tell-dates'], async (ports, input) => {
    const mailId = await tellDates(ports, input);
    await tellPledge(ports, input.organisationId);
    return { mailId };
  }),
};

/** The function `report-year`: every task of its state machine. */
export const reportYearTasks = taskFunction(DOORS);
