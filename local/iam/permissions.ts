import { createHash } from 'node:crypto';
import type { Caller, Permissions, ResolvedAssembly } from '../service.ts';
import { appliesTo, type Request, type Statement } from './match.ts';
import { rolePolicies } from './policies.ts';

/** A call that the caller's role does not allow, in the words of AWS. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDeniedException';
  readonly action: string;
  readonly resource: string;

  constructor(caller: Caller, request: Request, reason: string) {
    super(
      `User: ${caller.roleArn} is not authorized to perform: ${request.action} on resource: ${request.resource} because ${reason}`,
    );
    this.action = request.action;
    this.resource = request.resource;
  }
}

/**
 * Whoever sits at this machine: allowed everything, as an account's administrator is. The seed and backups call under
 * this identity; no function ever does.
 */
export const OPERATOR: Caller = {
  accessKeyId: 'AKIALOCALOPERATOR000',
  roleArn: 'arn:aws:iam::000000000000:role/local-operator',
};

export interface AssemblyPermissions extends Permissions {
  /** Who signs with an access key id; undefined for a key that was never given out. */
  callerByKey(accessKeyId: string): Caller | undefined;
}

/** An access key id for a role: always the same one, so that a log can be read after a restart. */
const accessKeyOf = (roleArn: string): string =>
  `AKIALOCAL${createHash('sha256').update(roleArn).digest('hex').slice(0, 11).toUpperCase()}`;

const decide = (statements: readonly Statement[], request: Request): string | undefined => {
  const applying = statements.filter((statement) => appliesTo(statement, request));
  if (applying.some(({ effect }) => effect === 'Deny'))
    return 'an identity-based policy denies it explicitly';
  if (applying.length === 0) return `no identity-based policy allows the ${request.action} action`;
  return undefined;
};

/** Permissions as the assembly's policies give them. */
export const createPermissions = (assembly: ResolvedAssembly): AssemblyPermissions => {
  const policies = rolePolicies(assembly);
  const callers = new Map(
    [...policies.keys()].map((roleArn) => [
      accessKeyOf(roleArn),
      { accessKeyId: accessKeyOf(roleArn), roleArn },
    ]),
  );
  return {
    callerByKey: (accessKeyId) =>
      accessKeyId === OPERATOR.accessKeyId ? OPERATOR : callers.get(accessKeyId),
    callerFor(roleArn) {
      const caller = callers.get(accessKeyOf(roleArn));
      if (caller === undefined) throw new Error(`The role ${roleArn} is not part of the cloud assembly.`);
      return caller;
    },
    require(caller, action, resource, context = {}) {
      if (caller.roleArn === OPERATOR.roleArn) return;
      const keys = Object.fromEntries(
        Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]),
      );
      const request = { action, resource, context: keys };
      const reason = decide(policies.get(caller.roleArn) ?? [], request);
      if (reason !== undefined) throw new AccessDenied(caller, request, reason);
    },
  };
};
