import type { TimerRequest } from './messages.ts';
import type { Outbox } from './outbox.ts';

export interface VirtualTimers {
  fire(timer: number): void;
}

/**
 * Replaces `setTimeout` and `clearTimeout` of this thread: the main thread's clock keeps the timers and says when one
 * fires. Unlike Node's, they may wait longer than 24.8 days. `describe` tells whose timer is being set.
 */
export const installVirtualTimers = (
  outbox: Outbox,
  describe: () => Pick<TimerRequest, 'executionArn' | 'bounds'>,
): VirtualTimers => {
  const waiting = new Map<number, () => void>();
  let last = 0;

  const set = (run: () => void, ms = 0): number => {
    last += 1;
    waiting.set(last, run);
    outbox.add('timers', { timer: last, at: Date.now() + Math.max(0, ms), ...describe() });
    return last;
  };
  const clear = (timer: unknown): void => {
    if (typeof timer !== 'number' || !waiting.delete(timer)) return;
    if (!outbox.takeBack(timer)) outbox.add('cancelled', timer);
  };
  Object.defineProperty(globalThis, 'setTimeout', { value: set, writable: true, configurable: true });
  Object.defineProperty(globalThis, 'clearTimeout', { value: clear, writable: true, configurable: true });

  return {
    fire(timer) {
      const run = waiting.get(timer);
      waiting.delete(timer);
      run?.();
    },
  };
};
