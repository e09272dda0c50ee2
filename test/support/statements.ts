import * as z from 'zod';
import { AccessDenied, type AssemblyPermissions, createPermissions } from '../../local/iam/permissions.ts';
import type { ResolvedAssembly, Resource } from '../../local/service.ts';
import type { AskedRight } from './watched-permissions.ts';

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));
const Statement = z.looseObject({ Action: oneOrMore, Resource: oneOrMore });
type Statement = z.infer<typeof Statement>;
const Policy = z.looseObject({
  PolicyDocument: z.looseObject({ Statement: z.array(Statement) }),
});

/** A statement of a role's policy, or one right in it (an action on a resource), that can be taken away. */
export interface Cut {
  /** The logical id of the policy. */
  readonly policy: string;
  readonly part: 'statement' | 'right';
  /** What is taken away. */
  readonly what: string;
  /** The assembly without it. */
  readonly without: (assembly: ResolvedAssembly) => ResolvedAssembly;
}

const replaced = (assembly: ResolvedAssembly, old: Resource, changed: Resource): ResolvedAssembly => {
  const swap = (each: Resource): Resource =>
    each.stack === old.stack && each.logicalId === old.logicalId ? changed : each;
  return {
    ...assembly,
    resources: assembly.resources.map(swap),
    byKind: (kind) => assembly.byKind(kind).map(swap),
  };
};

interface Shortened {
  readonly part: Cut['part'];
  readonly what: string;
  /** What stays of the statement. */
  readonly left: readonly Statement[];
}

/** A statement without one action on one resource. */
const lessOne = (statement: Statement, action: string, resource: string): readonly Statement[] =>
  [
    { ...statement, Action: statement.Action.filter((each) => each !== action) },
    { ...statement, Action: [action], Resource: statement.Resource.filter((each) => each !== resource) },
  ].filter(({ Action, Resource }) => Action.length > 0 && Resource.length > 0);

const shorten = (statement: Statement): readonly Shortened[] => {
  const { Action, Resource } = statement;
  const what = `${Action.join(', ')} on ${Resource.join(', ')}`;
  const rights = Action.flatMap((action) =>
    Resource.map(
      (resource): Shortened => ({
        part: 'right',
        what: `${action} on ${resource}`,
        left: lessOne(statement, action, resource),
      }),
    ),
  );
  return [{ part: 'statement', what, left: [] }, ...(rights.length > 1 ? rights : [])];
};

const cutsOf = (policy: Resource): readonly Cut[] => {
  const properties = Policy.parse(policy.properties);
  const statements = properties.PolicyDocument.Statement;
  return statements.flatMap((statement) =>
    shorten(statement).map(({ part, what, left }) => {
      const Statement = statements.flatMap((each) => (each === statement ? left : [each]));
      const PolicyDocument = { ...properties.PolicyDocument, Statement };
      const changed = { ...policy, properties: { ...properties, PolicyDocument } };
      return {
        policy: policy.logicalId,
        part,
        what,
        without: (assembly) => replaced(assembly, policy, changed),
      };
    }),
  );
};

/** Everything that can be taken away from the roles of an assembly, piece by piece. */
export const allCuts = (assembly: ResolvedAssembly): readonly Cut[] =>
  assembly.byKind('AWS::IAM::Policy').flatMap(cutsOf);

const allows = (
  permissions: AssemblyPermissions,
  { roleArn, action, resource, context }: AskedRight,
): boolean => {
  try {
    permissions.require(permissions.callerFor(roleArn), action, resource, context);
    return true;
  } catch (error) {
    if (error instanceof AccessDenied) return false;
    throw error;
  }
};

/** The cuts that deny nothing of what was asked for: nothing needs what they take away. */
export const needless = (assembly: ResolvedAssembly, asked: readonly AskedRight[]): readonly Cut[] =>
  allCuts(assembly).filter(({ without }) => {
    const permissions = createPermissions(without(assembly));
    return asked.every((right) => allows(permissions, right));
  });
