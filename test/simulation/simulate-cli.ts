import { HELP, readOptions } from './options.ts';
import { simulate, told } from './simulation.ts';
import { withWorkers } from './workers.ts';

/** How many broken promises are told in full. */
const TOLD = 3;

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  if (!options.ok) {
    process.stderr.write(`${options.refusal}\nnpm run simulate -- --help says more\n`);
    process.exitCode = 2;
    return;
  }
  if (options.value.help) {
    process.stdout.write(HELP);
    return;
  }
  const { json } = options.value;
  const started = process.hrtime.bigint();
  const tell = (line: string): void => {
    if (!json) process.stderr.write(`${line}\n`);
  };
  const outcome = await withWorkers(options.value.workers, (crew) => simulate(options.value, tell, crew));
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  for (const violation of outcome.violations.slice(0, TOLD))
    process.stderr.write(`${told(options.value, violation)}\n`);
  const { violations, pledgeYears } = outcome;
  const rate = Math.round(pledgeYears / seconds);
  process.stdout.write(
    `${JSON.stringify({ ...outcome, violations: violations.length, seconds: Number(seconds.toFixed(1)), pledgeYearsASecond: rate })}\n`,
  );
  process.exitCode = violations.length > 0 ? 1 : 0;
};

await main();
