import { hearFeedback } from '../../functions/mail/hear-feedback.ts';
import { reactToMail } from '../../functions/mail/react-to-stream.ts';
import type { Table } from '../../functions/platform/store/table.ts';
import { reactToChange } from '../../functions/pledges/react.ts';
import { remindTasks } from '../../functions/reminders/remind-tasks.ts';
import { reportYearTasks } from '../../functions/reminders/report-year-tasks.ts';
import { roundTasks } from '../../functions/reminders/round-tasks.ts';
import type { SimulatedTable } from './store/simulated-table.ts';

/** What is under test: what deploys. A mistake puts something else in the place of one part. */
export interface Parts {
  readonly changes: typeof reactToChange;
  readonly mailOut: typeof reactToMail;
  readonly feedback: typeof hearFeedback;
  readonly remind: typeof remindTasks;
  readonly reportYear: typeof reportYearTasks;
  readonly round: typeof roundTasks;
  /** The tables as the functions see them. */
  readonly pact: (table: SimulatedTable) => Table;
  readonly sent: (table: SimulatedTable) => Table;
  /** The input that an execution is started with. */
  readonly input: (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** What a restore takes back besides the table of pledges. */
  readonly restoresSent: boolean;
}

export const REAL_PARTS: Parts = {
  changes: reactToChange,
  mailOut: reactToMail,
  feedback: hearFeedback,
  remind: remindTasks,
  reportYear: reportYearTasks,
  round: roundTasks,
  pact: (table) => table,
  sent: (table) => table,
  input: (input) => input,
  restoresSent: false,
};
