import type { Ports } from '../platform/ports.ts';
import { create } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { type Task, taskEntity, taskIdOf } from './task.ts';

/** Puts a task before staff; the same task again changes nothing, closed or not. Answers its id. */
export const putTask = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, reason, about }: Pick<Task, 'organisationId' | 'reason' | 'about'>,
): Promise<string> => {
  const taskId = taskIdOf(organisationId, reason, about);
  const createdAt = toInstant(ports.clock.now());
  await create(ports.pact, taskEntity, { rev: 1, taskId, organisationId, reason, about, createdAt });
  return taskId;
};
