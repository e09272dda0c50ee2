import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ENVIRONMENTS, type FunctionName } from '../../functions/platform/config.ts';
import { WEB_FUNCTIONS } from '../../infra/web-paths.ts';
import { ofKind, type Resource, resourcesOfStage, STAGE_NAMES } from './synth.ts';

const LambdaProperties = z.object({
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  TracingConfig: z.object({ Mode: z.string() }),
  Description: z.string(),
  Timeout: z.number(),
  LoggingConfig: z.object({ LogGroup: z.object({ Ref: z.string() }) }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

/** CDK's own function for calls during a deploy (`Custom::AWS`): not bundled, not ours. */
const isCdksOwn = ({ id }: Resource): boolean => id.startsWith('AWS679f53fac002430cb0da5b7982bd2287');

const functionsOf = (resources: readonly Resource[]) =>
  ofKind(resources, 'AWS::Lambda::Function')
    .filter((it) => !isCdksOwn(it))
    .map(({ Properties }) => {
      const properties = LambdaProperties.parse(Properties);
      return { ...properties, name: properties.Description.split(': ')[1] ?? '' };
    });

describe.each(STAGE_NAMES)('the functions of stage %s', (stage) => {
  const resources = resourcesOfStage(stage);
  const functions = functionsOf(resources);

  it('are the ones that have an environment, and no others', () => {
    expect(functions.map(({ name }) => name).sort()).toEqual(Object.keys(ENVIRONMENTS).sort());
  });

  it.each(functions)('$name runs on Node 24 and arm64, traced', ({
    Runtime,
    Architectures,
    TracingConfig,
  }) => {
    expect({ Runtime, Architectures, TracingConfig }).toEqual({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
    });
  });

  it.each(functions)('$name keeps its logs for a named number of days', ({ LoggingConfig }) => {
    const group = ofKind(resources, 'AWS::Logs::LogGroup').find(
      ({ id }) => id === LoggingConfig.LogGroup.Ref,
    );
    expect(group?.Properties['RetentionInDays']).toBeLessThanOrEqual(90);
  });

  it.each(functions)('$name is given exactly the variables that it parses', ({ name, Environment }) => {
    const asked = ENVIRONMENTS[name as FunctionName].shape;
    expect(Object.keys(Environment.Variables).sort()).toEqual(Object.keys(asked).sort());
  });

  it('are joined by one of CDK’s, which runs during a deploy and keeps its log as long', () => {
    const [own, ...more] = ofKind(resources, 'AWS::Lambda::Function').filter(isCdksOwn);
    expect(more).toEqual([]);
    expect(own?.Properties).toMatchObject({ Handler: 'index.handler', Timeout: 60 });
    expect(JSON.stringify(own?.Properties['LoggingConfig'])).toContain('AssetsCopierLogs');
  });

  it('end before whoever asked them stops waiting', () => {
    const web = functions.filter(({ name }) => WEB_FUNCTIONS.some((web) => web === name));
    expect(web.every(({ Timeout }) => Timeout < 29)).toBe(true);
  });
});
