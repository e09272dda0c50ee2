import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { LOCK_FILE, RUNNING_FILE } from './folder.ts';
import { lockOwner } from './lock.ts';

const Running = z.object({
  pid: z.number(),
  addresses: z.object({ dashboard: z.url(), site: z.url(), endpoint: z.url() }),
});

/** The stack that runs on a state folder: undefined when none does, or when it is not ready yet. */
export const runningStack = (path: string): z.infer<typeof Running> | undefined => {
  const owner = lockOwner(join(path, LOCK_FILE));
  const file = join(path, RUNNING_FILE);
  if (owner === undefined || !existsSync(file)) return undefined;
  const running = Running.parse(JSON.parse(readFileSync(file, 'utf8')));
  return running.pid === owner ? running : undefined;
};
