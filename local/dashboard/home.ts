import type { DueItem } from '../service.ts';
import { clockSection } from './clock.ts';
import { executionTable } from './executions.ts';
import { faultSection } from './faults.ts';
import { button, moment, readable, table } from './format.ts';
import { html } from './html.ts';
import { dashboardPage } from './layout.ts';
import { type Answering, htmlAnswer, jsonAnswer, seeOther, wantsJson } from './request.ts';
import type { DashboardServices } from './services.ts';

const textOf = (item: DueItem['item'], name: string): string => {
  const value = item[name];
  return typeof value === 'string' ? value : '';
};

const describe = ({ item }: DueItem): string =>
  [textOf(item, 'type'), textOf(item, 'kind'), textOf(item, 'pk'), textOf(item, 'sk')]
    .filter(Boolean)
    .join(' · ');

const dueSection = async ({ context }: DashboardServices) => html`<section aria-labelledby="due">
<h2 id="due">What is due</h2>
${table({
  label: 'What is due',
  columns: ['When', 'Table', 'Item'],
  rows: await context.dueItems(20),
  cells: (due) => [moment(due.at), readable(due.table), describe(due)],
  none: 'Nothing is due.',
})}
</section>`;

const scheduleSection = ({ scheduler }: DashboardServices) => html`<section aria-labelledby="schedules">
<h2 id="schedules">Schedules</h2>
${table({
  label: 'Schedules',
  columns: ['Schedule', 'When', 'Starts', 'Next tick', 'Run'],
  rows: scheduler.schedules(),
  cells: ({ name, expression, enabled, target, nextAt }) => [
    readable(name),
    enabled ? expression : `${expression}, disabled`,
    readable(target),
    Number.isFinite(nextAt) ? moment(nextAt) : 'never',
    button('/_local/schedules', 'run', name, 'Run now', readable(name)),
  ],
  none: 'The assembly has no schedule.',
})}
</section>`;

const deadLetterSection = ({ queues }: DashboardServices) => html`<section aria-labelledby="letters">
<h2 id="letters">Dead letters</h2>
${table({
  label: 'Dead letters',
  columns: ['When', 'Queue', 'Message'],
  rows: queues.messages().slice(-20).reverse(),
  cells: ({ at, queueArn, body }) => [
    moment(at),
    readable(queueArn.split(':').at(-1) ?? ''),
    html`<pre>${body}</pre>`,
  ],
  none: 'None.',
})}
</section>`;

export const homePage: Answering = async ({ services }) => {
  const latest = services.executions().slice(-10).reverse();
  return htmlAnswer(
    dashboardPage(
      services,
      'This stack',
      html`${await clockSection(services)}
${await dueSection(services)}
<section aria-labelledby="executions"><h2 id="executions">Latest executions</h2>${executionTable(latest)}</section>
${scheduleSection(services)}
${faultSection(services)}
${deadLetterSection(services)}`,
    ),
  );
};

export const runSchedule: Answering = async (request) => {
  const { services, fields } = request;
  const ran = await services.scheduler.runNow(fields.get('run') ?? '');
  await services.context.activity.idle();
  if (wantsJson(request)) return jsonAnswer({ ran }, ran ? 200 : 404);
  return seeOther('/_local#schedules');
};
