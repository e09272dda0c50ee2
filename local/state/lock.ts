import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const Owner = z.object({ pid: z.number().int().positive(), started: z.string() });
type Owner = z.infer<typeof Owner>;

/** When a process started, as the kernel counts it: tells a live owner from a stranger with the same id. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const isAlive = ({ pid, started }: Owner): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const now = startOf(pid);
  return now === '' || started === '' || now === started;
};

const readOwner = (file: string): Owner | undefined => {
  try {
    return Owner.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
};

/** The process that holds the lock and still lives. */
export const lockOwner = (file: string): number | undefined => {
  const owner = readOwner(file);
  return owner !== undefined && isAlive(owner) ? owner.pid : undefined;
};

/** Takes a lock file for this process, over from an owner that has died; undefined when another process holds it. */
export const takeLock = (file: string): (() => void) | undefined => {
  const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, own, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch {
      if (lockOwner(file) !== undefined) return undefined;
      rmSync(file, { force: true });
    }
  }
  return undefined;
};
