import { join } from 'node:path';
import type { Language } from '../../functions/platform/i18n/languages.ts';
import type { SitePorts } from '../../functions/platform/ports.ts';
import { readAssembly } from '../../local/assembly/read.ts';
import { tableNames } from '../../local/assembly/table-names.ts';
import { beginLife, carryOut, type Life } from '../../local/seed/deeds.ts';
import { portsOf } from '../../local/seed/run.ts';
import { type Scenario, scenarios } from '../../local/seed/scenario.ts';
import type { AnsweringStack } from './running-stack.ts';

/** A stack whose state folder is known. */
export type StackOnFolder = AnsweringStack & { readonly state: string };

/** Ports on a running stack, at its present moment. */
export const portsOn = async (stack: StackOnFolder): Promise<SitePorts> => {
  const assembly = readAssembly(join(stack.state, 'cdk.out'));
  const now = Date.parse(await stack.now());
  return portsOf({
    endpoint: stack.addresses.endpoint,
    region: assembly.region,
    ...tableNames(assembly),
    now: () => now,
  });
};

const scenarioIn = (language: Language): Scenario => {
  const scenario = scenarios.find(({ contact }) => contact.language === language);
  if (scenario === undefined) throw new Error(`no scenario has a contact of the language ${language}`);
  return scenario;
};

/** Fills in the draft of a made-up organisation on a running stack, by the verbs. */
export const draftOn = async (
  stack: StackOnFolder,
  name: string,
  language: Language = 'en',
): Promise<Life> => {
  const scenario = scenarioIn(language);
  const life = await beginLife(await portsOn(stack), {
    ...scenario,
    profile: { ...scenario.profile, legalName: name },
    contact: { ...scenario.contact, email: `${name}@example.eu` },
  });
  await carryOut(life, 'draft');
  return life;
};

/** Publishes pledges of made-up organisations on a running stack, by the verbs; their contacts' addresses. */
export const publishOn = async (
  stack: StackOnFolder,
  names: readonly string[],
  language: Language = 'en',
): Promise<readonly Life[]> => {
  const lives: Life[] = [];
  for (const name of names) {
    const life = await draftOn(stack, name, language);
    for (const deed of ['sign', 'review', 'publish'] as const) await carryOut(life, deed);
    lives.push(life);
  }
  return lives;
};
