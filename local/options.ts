import type { AssemblyPermissions } from './iam/permissions.ts';
import type { ResolvedAssembly } from './service.ts';

/** How a stack is started. */
export interface StackOptions {
  /** The state folder, absolute. */
  readonly state: string;
  /** The site's port that is tried first; the one that the state folder remembers, else 4000. */
  readonly port?: number | undefined;
  /** A cloud assembly that stands already; synthesized when absent. */
  readonly assembly?: string | undefined;
  /** Where the clock of a new state folder starts, ms; real now when absent. */
  readonly startAt?: number | undefined;
  /** Who may do what; by the assembly's own policies when absent. */
  readonly permissions?: ((assembly: ResolvedAssembly) => AssemblyPermissions) | undefined;
  readonly progress: (line: string) => void;
}
