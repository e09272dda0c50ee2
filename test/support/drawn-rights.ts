import type { FunctionName } from '../../functions/platform/config.ts';
import { RIGHTS, type TableName, type TableRights } from '../../infra/rights.ts';

const TABLES = ['pact', 'sent'] as const satisfies readonly TableName[];
const names = Object.keys(RIGHTS) as readonly FunctionName[];

/** How a reader would say each action. */
const WORDS: Readonly<Record<TableRights['actions'][number], string>> = {
  GetItem: 'read',
  Query: 'list',
  PutItem: 'write',
  DeleteItem: 'delete',
};

const arrow = (name: FunctionName, table: TableName): readonly string[] => {
  const rights = RIGHTS[name][table];
  if (rights === undefined) return [];
  const indexes = rights.indexes.length === 0 ? '' : `; by ${rights.indexes.join(' and ')}`;
  const words = `${rights.actions.map((action) => WORDS[action]).join(', ')}${indexes}`;
  return [`  ${name} -->|${words}| ${table}[(${table})]`];
};

const cells = (rights: TableRights | undefined): string =>
  rights === undefined ? ' | ' : `${rights.actions.join(', ')} | ${rights.indexes.join(', ')}`;

const row = (name: FunctionName): string =>
  `| ${name} | ${TABLES.map((table) => cells(RIGHTS[name][table])).join(' | ')} |`;

/** The text of docs/security/rights.md. */
export const rightsDoc = (): string => `# What each function may do with the tables

Drawn by \`npm run docs\` from \`infra/rights.ts\`; do not edit by hand. Each function has a role of its own, and nothing that
does not stand here is allowed on a table. No function scans, updates in place, or writes in bulk.

\`\`\`mermaid
flowchart LR
${names.flatMap((name) => TABLES.flatMap((table) => arrow(name, table))).join('\n')}
\`\`\`

| function | on \`pact\` | queries its indexes | on \`sent\` | queries its indexes |
|---|---|---|---|---|
${names.map(row).join('\n')}

What no table is concerned with (who reads which stream, sends mail, starts which state machine) is in the stacks of
\`infra/stacks/\`, and \`test/infra/rights.rules.ts\` holds each to exactly one place. \`test/stack/permissions.test.ts\` has
every function do all that it is for: a right that is missing is denied there, and one that nothing needs is named.
\`npm run permissions\` takes each statement away in turn to show that something misses it.
`;
