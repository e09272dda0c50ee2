import type { Specimens } from '../mails/specimens.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import type { StackContext } from '../service.ts';
import type { Ses } from '../ses/service.ts';
import type { Queues } from '../sqs/queues.ts';
import type { ExecutionRecord } from '../stepfunctions/model.ts';

/** What the dashboard shows and moves. */
export interface DashboardServices {
  readonly context: StackContext;
  /** In the order in which they were started. */
  executions(): readonly ExecutionRecord[];
  readonly scheduler: Scheduler;
  readonly ses: Ses;
  readonly queues: Queues;
  readonly specimens: Specimens;
  /** The lines of a backup of both tables. */
  backup(): Promise<readonly string[]>;
}
