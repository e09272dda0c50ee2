import { join } from 'node:path';
import { readAssembly } from '../../local/assembly/read.ts';
import { beginLife, carryOut, type Life } from '../../local/seed/deeds.ts';
import { tableNames } from '../../local/seed/demo.ts';
import { portsOf } from '../../local/seed/run.ts';
import { scenarios } from '../../local/seed/scenario.ts';
import type { StackProcess } from './running-stack.ts';

const scenario = scenarios[1];

/** Publishes pledges of made-up organisations on a running stack, by the verbs; their contacts' addresses. */
export const publishOn = async (stack: StackProcess, names: readonly string[]): Promise<readonly Life[]> => {
  if (scenario === undefined) throw new Error('there is a scenario that signs by itself');
  const assembly = readAssembly(join(stack.state, 'cdk.out'));
  const now = Date.parse(await stack.now());
  const ports = portsOf({
    endpoint: stack.addresses.endpoint,
    region: assembly.region,
    ...tableNames(assembly),
    now: () => now,
  });
  const lives: Life[] = [];
  for (const name of names) {
    const life = await beginLife(ports, {
      ...scenario,
      profile: { ...scenario.profile, legalName: name },
      contact: { ...scenario.contact, email: `${name}@example.eu` },
    });
    for (const deed of ['draft', 'sign', 'review', 'publish'] as const) await carryOut(life, deed);
    lives.push(life);
  }
  return lives;
};
