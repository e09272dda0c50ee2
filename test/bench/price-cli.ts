import { bold, fail, readArguments } from '../../local/cli.ts';
import { type Price, priceOf } from './price.ts';

const HELP = `npm run price -- [--pledges 1000] [--organisations 300] [--years 3] [--seed 1] [--json]

What a thousand years of pledges cost on AWS: what the simulation counts of so many organisations over so many years, times
the list prices of test/bench/prices.json, where you may put those of your region. The hourly rounds are shared by all
pledges. Left out: readers' pages, storage, backups, logs, keys and the free tiers.
`;

const { values, positionals } = readArguments(
  {
    json: { type: 'boolean', default: false },
    pledges: { type: 'string', default: '1000' },
    organisations: { type: 'string', default: '300' },
    years: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
  HELP,
);

const MOST = { pledges: 1_000_000, organisations: 10_000, years: 10, seed: Number.MAX_SAFE_INTEGER };

const whole = (name: keyof typeof MOST): number => {
  const number = /^\d{1,16}$/u.test(values[name]) ? Number(values[name]) : Number.NaN;
  const least = name === 'seed' ? 0 : 1;
  return number >= least && number <= MOST[name]
    ? number
    : fail(`--${name} is a whole number from ${least} to ${MOST[name]}, not “${values[name]}”`, 2);
};

const told = ({ pledges, counted, usd, orchestrationUsd, ratio }: Price): string => {
  const rows = [
    ['mails by SES', counted.mails, usd.mails],
    ['states of reminders, of years laid out, of what rounds see to', counted.transitions, usd.transitions],
    [`states of the hourly rounds, shared by ${pledges} pledges`, counted.looking, usd.looking],
    ['calls of functions by workflows, streams and SES', counted.calls, usd.calls],
    ['units of tables: written', counted.writeUnits, usd.tables],
    ['units of tables: read', counted.readUnits, undefined],
  ] as const;
  const lines = rows.map(([what, count, cost]) => {
    const dollars = cost === undefined ? '' : `$ ${cost.toFixed(2)}`;
    return `${String(count).padStart(9)}  ${what.padEnd(62)}${dollars.padStart(8)}`;
  });
  return [
    bold('A thousand years of pledges'),
    ...lines,
    `All but the mails: $ ${orchestrationUsd.toFixed(2)}, ${ratio} times what the mails cost.`,
  ].join('\n');
};

const main = async (): Promise<void> => {
  if (positionals.length > 0) return fail(`“${positionals.join(' ')}” is too much.\n\n${HELP}`, 2);
  const price = await priceOf({
    pledges: whole('pledges'),
    organisations: whole('organisations'),
    years: whole('years'),
    seed: whole('seed'),
  });
  process.stdout.write(`${values.json ? JSON.stringify(price) : told(price)}\n`);
};

await main();
