/** `npm run docs`: draws docs/states.md, docs/ladder.md and docs/security/rights.md from the tables that the code walks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { PLEDGE_TRANSITIONS } from '../../functions/pledges/states.ts';
import { REPORT_TRANSITIONS } from '../../functions/reports/states.ts';
import { rightsDoc } from './drawn-rights.ts';

interface Transition {
  readonly command: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: string;
}

interface LadderStep {
  readonly family: string;
  readonly key: string;
  readonly anchor: string;
  readonly days?: number;
  readonly workingDays?: number;
  readonly time: string;
  readonly does: string;
  readonly mail?: string;
  readonly to?: string;
}

const id = (state: string): string => state.replaceAll('-', '_');

const picture = (first: string, transitions: readonly Transition[]): string =>
  [
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${id(first)}`,
    ...transitions.flatMap(({ command, from, to }) =>
      from.map((state) => `  ${id(state)} --> ${id(to)}: ${command}`),
    ),
    '```',
  ].join('\n');

const rows = (transitions: readonly Transition[]): string =>
  [
    '| command | from | to | given by |',
    '|---|---|---|---|',
    ...transitions.map(({ command, from, to, by }) => `| ${command} | ${from.join(', ')} | ${to} | ${by} |`),
  ].join('\n');

const states = (): string => `# States

Drawn by \`npm run docs\` from \`functions/pledges/states.ts\` and \`functions/reports/states.ts\`; do not edit by hand.

## A pledge's text

${picture('draft', PLEDGE_TRANSITIONS)}

${rows(PLEDGE_TRANSITIONS)}

A version is superseded because a later one is current: nothing is stored for it.

## A report, in each cycle

${picture('scheduled', REPORT_TRANSITIONS)}

${rows(REPORT_TRANSITIONS)}
`;

const when = ({ days, workingDays, time, anchor }: LadderStep): string => {
  const count = days ?? workingDays ?? 0;
  const unit = workingDays === undefined ? 'days' : 'working days';
  const offset =
    count === 0 ? 'the day itself' : `${Math.abs(count)} ${unit} ${count < 0 ? 'before' : 'after'}`;
  return `${anchor}: ${offset}, ${time}`;
};

const ladder = (): string => {
  const file = new URL('../../workflows/ladder.json', import.meta.url);
  const { steps, daysAfterHold } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly steps: readonly LadderStep[];
    readonly daysAfterHold: number;
  };
  const lines = steps.map(
    (step) =>
      `| ${step.family} | ${step.key} | ${when(step)} | ${step.does} | ${step.mail ?? ''} | ${step.to ?? ''} |`,
  );
  return `# The reminder ladder

Drawn by \`npm run docs\` from \`workflows/ladder.json\`; do not edit by hand. Times are Brussels time. Every step is checked
again at the moment of sending: who has answered, withdrawn or is on hold gets nothing, and the reason is on record.

What falls into a hold on the reports does not fall due together at its end. The day a report is due stays, but nobody is
late before ${daysAfterHold} days have passed after a hold: the report is expected on the day after those, if that is later, and its steps count
from there. Of a report that was late already they count from the last day of the hold, so that all of the grace is left; and
so do those of a second signature and of a returned report. What would have been before the end comes on the morning after
it, the latest step alone, after a mail that tells the contact the dates as they are then.

| family | step | when | does | mail | to |
|---|---|---|---|---|---|
${lines.join('\n')}
`;
};

/** The drawn documents: file name in docs/ → its text. */
export const drawnDocs = (): Readonly<Record<string, string>> => ({
  'states.md': states(),
  'ladder.md': ladder(),
  'security/rights.md': rightsDoc(),
});

if (import.meta.main) {
  for (const [name, text] of Object.entries(drawnDocs())) {
    writeFileSync(new URL(`../../docs/${name}`, import.meta.url), text);
  }
}
