import * as z from 'zod';
import type { ResolvedAssembly, StackContext } from '../service.ts';
import { ticksOf } from './expression.ts';
import { fire, type Schedule, type TargetPorts } from './target.ts';

interface ScheduleView {
  readonly name: string;
  readonly expression: string;
  readonly enabled: boolean;
  readonly target: string;
  /** The next tick, milliseconds, virtual. */
  readonly nextAt: number;
}

export interface Scheduler {
  schedules(): readonly ScheduleView[];
  /** Does what the next tick would do, now; false when there is no such schedule. */
  runNow(name: string): Promise<boolean>;
  close(): void;
}

const Properties = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.object({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().default('{}'),
    DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
  }),
});

const readSchedules = (assembly: ResolvedAssembly): readonly Schedule[] =>
  assembly.byKind('AWS::Scheduler::Schedule').map(({ properties, ref, arn, stack, logicalId }) => {
    try {
      const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = Properties.parse(properties);
      return {
        arn,
        name: ref,
        expression: ScheduleExpression,
        enabled: State === 'ENABLED',
        nextAfter: ticksOf(ScheduleExpression, ScheduleExpressionTimezone),
        targetArn: Target.Arn,
        roleArn: Target.RoleArn,
        input: Target.Input,
        deadLetterArn: Target.DeadLetterConfig?.Arn,
      };
    } catch (cause) {
      throw new Error(`${stack}/${logicalId}: ${cause instanceof Error ? cause.message : cause}`, { cause });
    }
  });

/**
 * Runs the assembly's schedules on the virtual clock. Ticks at which nothing is due are passed over while the clock is
 * pushed; as real time goes by, every one runs.
 */
export const startScheduler = (context: StackContext, ports: Omit<TargetPorts, 'permissions'>): Scheduler => {
  const { clock, permissions } = context;
  const schedules = readSchedules(context.assembly);
  const full: TargetPorts = { ...ports, permissions };

  const cancellations = schedules
    .filter(({ enabled }) => enabled)
    .map((schedule) =>
      clock.every({
        label: `schedule ${schedule.name}`,
        nextAfter: schedule.nextAfter,
        nextDue: context.nextDue,
        run: (at) => fire(full, schedule, at),
      }),
    );

  return {
    schedules: () =>
      schedules.map(({ name, expression, enabled, targetArn, nextAfter }) => ({
        name,
        expression,
        enabled,
        target: targetArn.split(':').at(-1) ?? targetArn,
        nextAt: nextAfter(clock.now()),
      })),
    async runNow(name) {
      const schedule = schedules.find((each) => each.name === name);
      if (schedule === undefined) return false;
      await context.activity.track(`schedule ${name}`, () => fire(full, schedule, Math.floor(clock.now())));
      return true;
    },
    close() {
      for (const cancel of cancellations) cancel();
    },
  };
};
