import { join } from 'node:path';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { readAssembly } from '../../local/assembly/read.ts';
import { tableNames } from '../../local/assembly/table-names.ts';
import { carryOut } from '../../local/seed/deeds.ts';
import { portsOf } from '../../local/seed/run.ts';
import { scenarios } from '../../local/seed/scenario.ts';
import type { StackProcess } from './running-stack.ts';

const scenario = scenarios[1];

/** Writes, signs and publishes a pledge that a person has begun on a running stack, by the verbs. */
export const publishBegun = async (
  stack: StackProcess,
  { organisationId, email, name }: Readonly<Record<'organisationId' | 'email' | 'name', string>>,
): Promise<void> => {
  if (scenario === undefined) throw new Error('there is a scenario that signs by itself');
  const assembly = readAssembly(join(stack.state, 'cdk.out'));
  const now = Date.parse(await stack.now());
  const { endpoint } = stack.addresses;
  const ports = portsOf({ endpoint, region: assembly.region, ...tableNames(assembly), now: () => now });
  const { personId } = await ensurePerson(ports, { email, language: 'en' });
  const told = {
    profile: { ...scenario.profile, legalName: name },
    contact: { ...scenario.contact, email },
  };
  const life = { ports, scenario: { ...scenario, ...told }, personId, organisationId };
  for (const deed of ['draft', 'sign', 'review', 'publish'] as const) await carryOut(life, deed);
};
