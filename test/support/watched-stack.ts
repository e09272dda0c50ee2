import type { ResolvedAssembly } from '../../local/service.ts';
import { type RunningStack, startStack } from '../../local/stack.ts';
import type { WatchedStack } from './company-visits.ts';
import { freshState, removeState, TEST_PORT } from './running-stack.ts';
import { type WatchedPermissions, watchedPermissions } from './watched-permissions.ts';

/**
 * Starts a stack in this process on a state folder of its own, lets `use` have it, and stops it. Its permissions are
 * those of the assembly that `cut` makes of its own.
 */
export const onWatchedStack = async <T>(
  use: (on: WatchedStack) => Promise<T>,
  cut: (assembly: ResolvedAssembly) => ResolvedAssembly = (assembly) => assembly,
): Promise<T> => {
  const state = freshState();
  let permissions: WatchedPermissions | undefined;
  let stack: RunningStack | undefined;
  try {
    stack = await startStack({
      state,
      port: TEST_PORT,
      startAt: Date.parse('2026-11-23T08:00:00Z'),
      permissions(assembly) {
        permissions = watchedPermissions(cut(assembly));
        return permissions;
      },
      progress: () => undefined,
    });
    if (permissions === undefined) throw new Error('The stack asked for no permissions.');
    return await use({ stack, permissions });
  } finally {
    await stack?.close();
    removeState(state);
  }
};
