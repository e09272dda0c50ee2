/** `npm run docs`: draws the picture in each workflow's README from its definition. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Machine,
  machineOf,
  NAMES,
  type State,
  WORKFLOWS,
  type WorkflowName,
} from '../workflows/definition.ts';

const PICTURE = /```mermaid\n[\s\S]*?```/;

const SHAPES: Readonly<Record<State['Type'], readonly [string, string]>> = {
  Task: ['["', '"]'],
  Choice: ['{"', '"}'],
  Pass: ['("', '")'],
  Wait: ['[/"', '"/]'],
  Map: ['[["', '"]]'],
  Succeed: ['(["', '"])'],
  Fail: ['{{"', '"}}'],
};

const COMPARISON = /Equals|GreaterThan|LessThan/;

/** What a branch of a choice asks: `owed = nothing`. */
const asked = (choice: NonNullable<State['Choices']>[number]): string => {
  const [operator = '', value] = Object.entries(choice).find(([key]) => COMPARISON.test(key)) ?? [];
  const sign = operator.includes('GreaterThanEquals') ? '≥' : operator.includes('GreaterThan') ? '>' : '=';
  return `${choice.Variable.split('.').at(-1)} ${sign} ${String(value)}`;
};

interface Arrow {
  readonly to: string;
  readonly label?: string;
  readonly dotted?: true;
}

const arrowsOf = ({ Next, Choices = [], Default, Catch = [] }: State): readonly Arrow[] => [
  ...Choices.map((choice) => ({ to: choice.Next, label: asked(choice) })),
  ...(Default === undefined ? [] : [{ to: Default, label: 'otherwise' }]),
  ...(Next === undefined ? [] : [{ to: Next }]),
  ...Catch.filter(({ Next: to }) => to !== Next).map(({ Next: to }) => ({ to, dotted: true as const })),
];

const draw = (machine: Machine, prefix: string): readonly string[] => {
  const names = Object.keys(machine.States);
  const id = (name: string): string => `${prefix}${names.indexOf(name)}`;
  return Object.entries(machine.States).flatMap(([name, state]) => {
    const [open, close] = SHAPES[state.Type];
    const arrows = arrowsOf(state).map(({ to, label, dotted }) => {
      const line = dotted ? '-.->|fails for good|' : label === undefined ? '-->' : `-->|"${label}"|`;
      return `  ${id(name)} ${line} ${id(to)}`;
    });
    const inner =
      state.ItemProcessor === undefined
        ? []
        : [
            `  subgraph ${id(name)}each ["for each"]`,
            ...draw(state.ItemProcessor, `${id(name)}x`),
            '  end',
            `  ${id(name)} --- ${id(name)}each`,
          ];
    return [`  ${id(name)}${open}${name}${close}`, ...arrows, ...inner];
  });
};

const pictureOf = (name: WorkflowName): string =>
  ['```mermaid', 'flowchart TD', ...draw(machineOf(name), 's'), '```'].join('\n');

const readmeOf = (name: WorkflowName): string => join(WORKFLOWS, name, 'README.md');

/** Each README as it stands, and as it should. */
export const drawnWorkflows = () =>
  NAMES.map((name) => {
    const path = readmeOf(name);
    const found = readFileSync(path, 'utf8');
    return { name, path, found, drawn: found.replace(PICTURE, () => pictureOf(name)) };
  });

if (import.meta.main) for (const { path, drawn } of drawnWorkflows()) writeFileSync(path, drawn);
