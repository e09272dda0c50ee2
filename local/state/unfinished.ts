import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { KEPT_FILE, LOCK_FILE, readKept } from './folder.ts';
import { lockOwner } from './lock.ts';

/**
 * Clears what a first start left behind that was stopped before the state folder had what it should start with: half a
 * demo is worth nothing. Answers whether there was such a thing; leaves a folder alone that is in use.
 */
export const clearUnfinished = (path: string): boolean => {
  const kept = join(path, KEPT_FILE);
  if (!existsSync(kept) || readKept(kept).ready || lockOwner(join(path, LOCK_FILE)) !== undefined)
    return false;
  for (const name of ['tables', 'journals', KEPT_FILE])
    rmSync(join(path, name), { recursive: true, force: true });
  return true;
};
