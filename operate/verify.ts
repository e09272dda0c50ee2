import { endOn, fail, readCommandLine, refuse, tell } from './cli.ts';
import { type Line, right, wrong } from './report.ts';
import { judgePartition } from './verify/judge-partition.ts';
import { type Place, placeOf, STAGE_NAMES } from './verify/place.ts';
import { recordsIn } from './verify/records.ts';

const HELP = `npm run verify -- [options]   Verifies every history, link by link, and every text against its hash:
  of pledges and reports, of imported entries, and of the commitments' official wording.

  --state DIR   the state folder of a local stack that runs (PACT_STATE, or .local): what is looked at without --stage
  --stage NAME  a deployed stage: ${STAGE_NAMES.join(' or ')}
  --json        one JSON object instead of lines
  --help        this text

It changes nothing, and reads each of them once. Exit code 0: all is whole; 1: something is not, named by the
organisation's id or the catalogue's version; 2: asked wrongly. Credentials, profile and AWS_ENDPOINT_URL count as for any AWS command.`;

const MEND = 'compare it with a restored copy of the table (docs/operate.md, Restore)';
const TELL_EVERY_MS = 1000;

const verify = async ({ client, tableName }: Place, progress: (text: string) => void) => {
  const faults: Line[] = [];
  const sum = { organisations: 0, listed: 0, official: 0, links: 0, texts: 0 };
  let told = performance.now();
  for await (const { called, items } of recordsIn(client, tableName)) {
    for (const { kind, links, texts, faults: found } of judgePartition(items)) {
      sum[kind] += 1;
      sum.links += links;
      sum.texts += texts;
      faults.push(...found.map((says) => ({ id: called, ...wrong(says, MEND) })));
    }
    if (performance.now() - told < TELL_EVERY_MS) continue;
    told = performance.now();
    progress(`  ${sum.organisations} organisations …\n`);
  }
  const says = `${sum.organisations} organisations, ${sum.listed} imported entries, ${sum.official} official wordings, ${sum.links} links, ${sum.texts} texts`;
  return { sum, lines: faults.length > 0 ? faults : [{ id: 'record', ...right(`whole: ${says}`) }] };
};

const main = async (): Promise<void> => {
  const { values, positionals, json } = readCommandLine(
    { stage: { type: 'string' }, state: { type: 'string' } },
    HELP,
  );
  if (positionals.length > 0) return refuse(`“${positionals.join(' ')}” is too much.`, HELP);
  const place = await placeOf({ stage: values.stage, state: values.state });
  if ('wrong' in place) return refuse(place.wrong, HELP);
  if ('nothing' in place) return fail(place.nothing);
  const progress = json ? () => undefined : (text: string) => void process.stderr.write(text);
  progress(`Verifying ${place.called} …\n`);
  const { sum, lines } = await verify(place, progress);
  const counts = Object.fromEntries(Object.entries(sum).map(([what, count]) => [what, String(count)]));
  tell({ about: { of: place.called, ...counts }, lines, json });
};

main().catch(endOn);
