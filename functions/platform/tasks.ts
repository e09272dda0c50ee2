import type * as z from 'zod/mini';
import { namedError } from './named-error.ts';
import { once } from './once.ts';
import type { Ports } from './ports.ts';

type Contract<I, O> = { readonly input: z.ZodMiniType<I>; readonly output: z.ZodMiniType<O> };
const taskOf = (event: unknown): unknown =>
  typeof event === 'object' && event !== null && 'task' in event ? event.task : undefined;
export type TaskDoor<P = Ports> = (ports: P, event: unknown) => Promise<unknown>;

/** One door for each task that a contract names. */
export type TaskDoors<Tasks, P = Ports> = Readonly<Record<keyof Tasks, TaskDoor<P>>>;

/**
 * The door to one task of a workflow: parses its input, calls the verb, and parses what it answers. Contract and verb are
 * made and loaded when they are first needed.
 */
export const taskDoor = <I, O, P = Ports>(
  contract: () => Contract<I, O>,
  verb: () => Promise<(ports: P, input: I) => Promise<O>>,
): TaskDoor<P> => {
  const task = once(async () => ({ ...contract(), verb: await verb() }));
  return async (ports, event) => {
    const { input, output, verb } = await task();
    return output.parse(await verb(ports, input.parse(event)));
  };
};

/**
 * A function that is the task of a workflow: finds the door by the event's `task`. Throws errors by name, for the
 * workflow to catch; every task may be tried again.
 */
export const taskFunction = <P = Ports>(doors: Readonly<Record<string, TaskDoor<P>>>): TaskDoor<P> => {
  const byName = new Map<unknown, TaskDoor<P>>(Object.entries(doors));
  return async (ports, event) => {
    const task = taskOf(event);
    const door = byName.get(task);
    if (door === undefined) throw namedError('UnknownTask', `No task ${String(task)}`);
    return door(ports, event);
  };
};
