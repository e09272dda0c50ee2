import {
  AccessDenied,
  type AssemblyPermissions,
  createPermissions,
  OPERATOR,
} from '../../local/iam/permissions.ts';
import type { Caller, ResolvedAssembly } from '../../local/service.ts';

/** What somebody asked to be allowed. */
export interface AskedRight {
  readonly roleArn: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

type Refusal = (asked: AskedRight) => boolean;

export interface WatchedPermissions extends AssemblyPermissions {
  /** Each different thing that a role of the assembly asked for, whether it was allowed or not. */
  asked(): readonly AskedRight[];
  /** What the policies did not allow, as AWS words it. */
  readonly denied: readonly string[];
  /** Refuses what `refusal` names while `work` runs, as a fault: that does not count as denied. */
  refusing<T>(refusal: Refusal, work: () => Promise<T>): Promise<T>;
}

const nothing: Refusal = () => false;

/** The permissions of an assembly, and what was asked of them. */
export const watchedPermissions = (assembly: ResolvedAssembly): WatchedPermissions => {
  const permissions = createPermissions(assembly);
  const asked = new Map<string, AskedRight>();
  const denied: string[] = [];
  let refusal = nothing;

  const require = (caller: Caller, action: string, resource: string, context = {}): void => {
    const right = { roleArn: caller.roleArn, action, resource, context };
    if (refusal(right)) throw new AccessDenied(caller, right, 'a test refuses it');
    if (caller.roleArn !== OPERATOR.roleArn) asked.set(JSON.stringify(right), right);
    try {
      permissions.require(caller, action, resource, context);
    } catch (error) {
      denied.push(error instanceof Error ? error.message : String(error));
      throw error;
    }
  };

  return {
    ...permissions,
    require,
    asked: () => [...asked.values()],
    denied,
    async refusing(next, work) {
      refusal = next;
      try {
        return await work();
      } finally {
        refusal = nothing;
      }
    },
  };
};
