// What an execution of `report-year` does, one after the other: loaded together.
export { putDownStep } from './put-down-steps.ts';
export { tellDates, tellPledge, workOutSteps } from './report-year.ts';
