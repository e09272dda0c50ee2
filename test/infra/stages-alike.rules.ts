import { describe, expect, it } from 'vitest';
import { ofKind, type Resource, resourcesOfStage, STAGE_NAMES } from './synth.ts';

/** Kinds that only one of `local` and `prod` has, each with its reason. */
const ONLY_IN_ONE: Readonly<Record<string, string>> = {
  'AWS::Cognito::UserPool': 'locally an issuer on this machine vouches for staff',
  'AWS::Cognito::UserPoolClient': 'likewise',
  'AWS::Cognito::UserPoolDomain': 'likewise',
  'AWS::Cognito::UserPoolGroup': 'likewise',
};

const countKinds = (resources: readonly Resource[]) => {
  const kinds = [...new Set(resources.map(({ Type }) => Type))]
    .filter((kind) => !(kind in ONLY_IN_ONE))
    .sort();
  return kinds.map((kind) => `${kind} × ${ofKind(resources, kind).length}`);
};

describe('the stages', () => {
  it('differ only in kinds that one of them has', () => {
    const kinds = new Set(resourcesOfStage('prod').map(({ Type }) => Type));
    expect(Object.keys(ONLY_IN_ONE).filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('local and prod are made of the same resources', () => {
    expect(countKinds(resourcesOfStage('local'))).toEqual(countKinds(resourcesOfStage('prod')));
  });

  it.each(STAGE_NAMES)('%s stays far below what one stack may hold', (stage) => {
    const perStack = Map.groupBy(resourcesOfStage(stage), (resource) => resource.stack);
    expect([...perStack].filter(([, resources]) => resources.length >= 400)).toEqual([]);
  });

  it.each(STAGE_NAMES)('%s names nothing by hand that a second deploy would stumble over', (stage) => {
    const named = /^(TableName|QueueName|TopicName|FunctionName|RoleName|LogGroupName|StateMachineName)$/;
    const found = resourcesOfStage(stage).flatMap(({ Type, id, Properties, DeletionPolicy }) =>
      Object.keys(Properties)
        .filter((property) => named.test(property) && typeof Properties[property] === 'string')
        // Deleted with its stack, so that it is in nobody's way.
        .filter((property) => !(property === 'LogGroupName' && DeletionPolicy === 'Delete'))
        .map((property) => `${Type} ${id} ${property}`),
    );
    expect(found).toEqual([]);
  });
});
