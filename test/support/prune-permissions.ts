import { fail, readArguments } from '../../local/cli.ts';
import { makeEveryAccess } from './every-access.ts';
import { allCuts, type Cut, needless } from './statements.ts';
import { onWatchedStack } from './watched-stack.ts';

const HELP = `npm run permissions [-- word …]

Takes each statement of each role away in turn, has every access made on a stack that lacks it, and tells which of them
nothing missed. Only a refusal counts: what fails for another reason shows nothing. Takes minutes; exit code 1 where there is
one. Words narrow it down to the policies whose name holds one of them.
`;

const { positionals: wanted } = readArguments({}, HELP);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const nameOf = ({ policy, what }: Cut): string => `${policy}: ${what}`;

/** The words with which a stack without the cut refuses; undefined where all went well. */
const missed = async ({ without }: Cut): Promise<string | undefined> => {
  try {
    await onWatchedStack(makeEveryAccess, without);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const whole = await onWatchedStack(async (on) => {
  await makeEveryAccess(on);
  const { assembly } = on.stack.context;
  return { cuts: allCuts(assembly), tooMuch: needless(assembly, on.permissions.asked()) };
});
const statements = whole.cuts.filter(
  ({ part, policy }) =>
    part === 'statement' && (wanted.length === 0 || wanted.some((it) => policy.includes(it))),
);
if (statements.length === 0) fail(`No policy's name holds ${wanted.join(' or ')}.`, 2);
say(`${statements.length} statements, ${whole.cuts.length} cuts; by the record of one run, nothing needs:`);
say(whole.tooMuch.map((cut) => `  ${nameOf(cut)}`).join('\n') || '  (all is needed)');

/** As AWS words a refusal. */
const REFUSED = /is not authorized to perform/;

const judged = (reason: string | undefined): string => {
  if (reason === undefined) return '✗ nothing missed';
  return REFUSED.test(reason) ? '✓' : '✗ failed for another reason:';
};

const unmissed: Cut[] = [];
for (const [at, cut] of statements.entries()) {
  const reason = await missed(cut);
  if (reason === undefined || !REFUSED.test(reason)) unmissed.push(cut);
  say(`${at + 1}/${statements.length} ${judged(reason)} ${nameOf(cut)}`);
  if (reason !== undefined) say(`    ${reason.slice(0, 240)}`);
}
say(`${statements.length - unmissed.length} of ${statements.length} statements were missed.`);
// A stack that failed while it started still listens: without an end of its own the command would never have one.
process.exit(unmissed.length + whole.tooMuch.length === 0 ? 0 : 1);
