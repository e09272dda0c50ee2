import { regionsOf } from '../infra/regions.ts';
import { parseStage } from '../infra/stage-values.ts';
import { STAGES } from '../infra/stages.ts';
import { endOn, readCommandLine, refuse, tell } from './cli.ts';
import { awsCloud } from './doctor/aws.ts';
import { examine } from './doctor/examine.ts';
import { readJson } from './doctor/issuer.ts';
import { thisMachine } from './doctor/machine.ts';
import type { ReadStage } from './doctor/stage.ts';

const { local: _, ...DEPLOYED } = STAGES;
const NAMES = Object.keys(DEPLOYED).join('|');

const HELP = `npm run doctor -- --stage ${NAMES} [options]   Looks at everything that a first deploy fails on.

  --stage NAME  the stage of infra/stages.ts
  --json        one JSON object instead of lines
  --help        this text

It changes nothing. Each line is ✓, or ✗ with what mends it. Exit code 0: all right; 1: something is not; 2: asked wrongly.
Credentials, profile and AWS_ENDPOINT_URL count as for any AWS command.`;

const isDeployed = (name: string | undefined): name is keyof typeof DEPLOYED =>
  name !== undefined && Object.hasOwn(DEPLOYED, name);

const readStage = (name: keyof typeof DEPLOYED): ReadStage => {
  try {
    const values = parseStage(DEPLOYED[name]);
    return { values, regions: regionsOf(values) };
  } catch (error) {
    return { faults: error instanceof Error ? error.message : String(error) };
  }
};

const main = async (): Promise<void> => {
  const { values, positionals, json } = readCommandLine({ stage: { type: 'string' } }, HELP);
  const { stage } = values;
  if (positionals.length > 0) return refuse(`“${positionals.join(' ')}” is too much.`, HELP);
  if (!isDeployed(stage)) return refuse(`Say which stage: --stage ${NAMES}`, HELP);
  if (!json) process.stderr.write(`Looking at ${stage} …\n`);
  const lines = await examine({
    stage: readStage(stage),
    machine: thisMachine(process.env),
    cloudOf: awsCloud,
    readJson,
  });
  tell({ about: { stage }, lines, json });
};

main().catch(endOn);
