import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Folder of the workflows. */
export const WORKFLOWS = join(import.meta.dirname, '../../workflows');
export const NAMES = ['remind', 'report-year', 'round'] as const;
export type WorkflowName = (typeof NAMES)[number];

const Retrier = z.looseObject({ ErrorEquals: z.array(z.string()), MaxAttempts: z.number() });
const Catcher = z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() });
const Choice = z.looseObject({ Variable: z.string(), Next: z.string() });

/** As much of Amazon's States Language as these definitions use. */
export const State = z.looseObject({
  Type: z.enum(['Task', 'Choice', 'Pass', 'Wait', 'Map', 'Succeed', 'Fail']),
  Next: z.string().optional(),
  Default: z.string().optional(),
  End: z.boolean().optional(),
  Resource: z.string().optional(),
  Parameters: z.looseObject({ Payload: z.record(z.string(), z.unknown()).optional() }).optional(),
  TimeoutSeconds: z.number().optional(),
  Retry: z.array(Retrier).optional(),
  Catch: z.array(Catcher).optional(),
  Choices: z.array(Choice).optional(),
  get ItemProcessor() {
    return Machine.optional();
  },
});
export type State = z.infer<typeof State>;

export const Machine = z.looseObject({
  StartAt: z.string(),
  get States(): z.ZodRecord<z.ZodString, typeof State> {
    return z.record(z.string(), State);
  },
});
export type Machine = z.infer<typeof Machine>;

export const textOf = (name: WorkflowName): string =>
  readFileSync(join(WORKFLOWS, name, 'definition.asl.json'), 'utf8');

export const machineOf = (name: WorkflowName): Machine => Machine.parse(JSON.parse(textOf(name)));

/** Every state by its name, those inside a Map too. */
export const statesOf = (machine: Machine): readonly (readonly [string, State])[] =>
  Object.entries(machine.States).flatMap(([name, state]): readonly (readonly [string, State])[] => [
    [name, state],
    ...(state.ItemProcessor === undefined ? [] : statesOf(state.ItemProcessor)),
  ]);
