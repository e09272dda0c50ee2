import type { ExecutionRecord, ExecutionStep } from '../stepfunctions/model.ts';
import { json, moment, readable, table } from './format.ts';
import { type Content, type Html, html } from './html.ts';
import { dashboardPage } from './layout.ts';
import { notFound } from './not-found.ts';
import { pageOf } from './paging.ts';
import { type Answering, htmlAnswer, jsonAnswer } from './request.ts';
import type { DashboardServices } from './services.ts';

export const executionTable = (executions: readonly ExecutionRecord[]): Html =>
  table({
    label: 'Executions',
    columns: ['Started', 'State machine', 'Execution', 'Status', 'Last state'],
    rows: executions,
    cells: ({ startedAt, machine, name, executionArn, status, steps, end }) => [
      moment(startedAt),
      readable(machine),
      html`<a href="/_local/executions/${executionArn}">${name}</a>`,
      end?.error === undefined ? status.toLowerCase() : `${status.toLowerCase()}: ${end.error}`,
      steps.at(-1)?.state,
    ],
    none: 'None yet.',
  });

/** Those that the query asks for, newest first: `machine`, `status`, `name`. */
const asked = ({ executions }: DashboardServices, query: URLSearchParams): readonly ExecutionRecord[] => {
  const [machine, status, name] = ['machine', 'status', 'name'].map((field) => query.get(field) ?? '');
  return executions()
    .filter((each) => each.machine.includes(machine ?? '') && each.name.includes(name ?? ''))
    .filter((each) => status === '' || each.status === status?.toUpperCase())
    .reverse();
};

const STATUSES = ['running', 'succeeded', 'failed', 'timed_out', 'aborted'];

const machinesOf = ({ executions }: DashboardServices): readonly string[] =>
  [...new Set(executions().map(({ machine }) => machine))].sort();

interface Choice {
  readonly chosen: string | null;
  readonly values: readonly string[];
}

const choice = (name: string, label: string, { chosen, values }: Choice): Html =>
  html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">Any</option>${values.map(
    (value) =>
      html`<option value="${value}"${value === chosen && html` selected`}>${readable(value).replace('_', ' ')}</option>`,
  )}</select></div>`;

export const executionsPage: Answering = ({ services, query }) => {
  const { items, links } = pageOf(asked(services, query), query);
  const search = html`<form class="row" method="get">
<div><label for="name">Name holds</label><input id="name" name="name" value="${query.get('name') ?? ''}"></div>
${choice('machine', 'State machine', { chosen: query.get('machine'), values: machinesOf(services) })}
${choice('status', 'Status', { chosen: query.get('status'), values: STATUSES })}
<button type="submit">Search</button>
</form>`;
  return htmlAnswer(dashboardPage(services, 'Executions', html`${search}${links}${executionTable(items)}`));
};

export const executionsJson: Answering = ({ services, query }) => jsonAnswer(asked(services, query));

const details = (step: ExecutionStep): Content => {
  const what = [
    step.input === undefined ? undefined : ['Input', json(step.input)],
    step.output === undefined ? undefined : ['Output', json(step.output)],
    step.error === undefined ? undefined : ['Error', `${step.error}\n${step.cause ?? ''}`],
  ].filter((each) => each !== undefined);
  return what.map(
    ([label, text]) => html`<details><summary>${label}</summary><pre tabindex="0">${text}</pre></details>`,
  );
};

const stepsTable = ({ steps }: ExecutionRecord): Html =>
  table({
    label: 'Steps',
    columns: ['When', 'What', 'State', 'Details'],
    rows: steps,
    cells: (step) => [
      moment(step.at),
      step.index === undefined ? step.kind : `${step.kind}, item ${step.index + 1}`,
      html`${step.state} <small>${step.type}</small>`,
      details(step),
    ],
    none: 'No state was entered yet.',
  });

const find = ({ services, parts }: Parameters<Answering>[0]): ExecutionRecord | undefined =>
  services.executions().find(({ executionArn }) => executionArn === parts[0]);

/** One execution, step by step. */
export const executionPage: Answering = (request) => {
  const record = find(request);
  if (record === undefined) return notFound(request);
  const { name, machine, status, startedAt, waitsUntil, end, input } = record;
  const outcome =
    end === undefined
      ? ''
      : html`<h2>Outcome</h2><p>${end.error ?? ''} ${moment(end.at)}</p><pre tabindex="0">${end.cause ?? json(end.output)}</pre>`;
  return htmlAnswer(
    dashboardPage(
      request.services,
      name,
      html`<p>${readable(machine)}, ${status.toLowerCase()}, started ${moment(startedAt)}${
        status === 'RUNNING' && waitsUntil !== undefined && html`, waits until ${moment(waitsUntil)}`
      }.</p>
<h2>Input</h2><pre tabindex="0">${json(input)}</pre>
<h2>Steps</h2>${stepsTable(record)}
${outcome}`,
    ),
  );
};

export const executionJson: Answering = (request) => {
  const record = find(request);
  return record === undefined ? jsonAnswer({ message: 'No such execution.' }, 404) : jsonAnswer(record);
};
