import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import * as z from 'zod';
import type { ResolvedAssembly, Resource } from '../service.ts';
import type { Machine } from './model.ts';
import { refusals } from './refusals.ts';

const Properties = z.object({
  RoleArn: z.string(),
  StateMachineType: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
  DefinitionString: z.string().optional(),
  DefinitionS3Location: z.object({ Key: z.string() }).optional(),
  DefinitionSubstitutions: z.record(z.string(), z.coerce.string()).default({}),
});

const hasStates = z.object({
  StartAt: z.string(),
  States: z.record(z.string(), z.object({ Type: z.string() })),
});
const Definition = z.custom<StateMachineDefinition>((value) => hasStates.safeParse(value).success);

const definitionText = (assembly: ResolvedAssembly, resource: Resource): string => {
  const { DefinitionString, DefinitionS3Location, DefinitionSubstitutions } = Properties.parse(
    resource.properties,
  );
  const text =
    DefinitionString ??
    (DefinitionS3Location && readFileSync(assembly.assetPath(DefinitionS3Location.Key), 'utf8'));
  if (text === undefined)
    throw new Error(`${resource.stack}/${resource.logicalId}: a state machine without definition`);
  return text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => DefinitionSubstitutions[name] ?? whole);
};

/** Reads a state machine of the assembly; throws, naming each, for what cannot be run here as AWS would run it. */
export const readMachine = (assembly: ResolvedAssembly, resource: Resource): Machine => {
  const text = definitionText(assembly, resource);
  const { RoleArn, StateMachineType } = Properties.parse(resource.properties);
  const definition = Definition.parse(JSON.parse(text));
  const faults = refusals(definition);
  if (StateMachineType === 'EXPRESS') faults.push('express workflows are not run by the local stack');
  const name = resource.arn.split(':').at(-1) ?? resource.logicalId;
  if (faults.length > 0)
    throw new Error([`The state machine ${name} cannot be run locally:`, ...faults].join('\n  '));
  const revision = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { arn: resource.arn, name, roleArn: RoleArn, definition, revision };
};
