import { applyPush, PUSH_FORMS } from '../clock/push.ts';
import type { Upcoming } from '../service.ts';
import { button, moment, readable } from './format.ts';
import { type Html, html } from './html.ts';
import { dashboardPage } from './layout.ts';
import {
  type Answering,
  type DashboardAnswer,
  htmlAnswer,
  jsonAnswer,
  seeOther,
  wantsJson,
} from './request.ts';
import type { DashboardServices } from './services.ts';

const PUSHES = [
  ['+1d', '+1 day'],
  ['+30d', '+30 days'],
  ['+1y', '+1 year'],
  ['next', 'To the next due step'],
] as const;

const iso = (ms: number): string => new Date(ms).toISOString();

const reading = async ({ context: { clock } }: DashboardServices) => {
  const next = await clock.upcoming();
  return { now: iso(clock.now()), next: next === undefined ? null : { at: iso(next.at), label: next.label } };
};

/** What the clock shows, and the buttons that push it. */
export const clockSection = async ({ context: { clock } }: DashboardServices): Promise<Html> => {
  const next = await clock.upcoming();
  return html`<section aria-labelledby="clock">
<h2 id="clock">Clock</h2>
<p class="clock">${moment(clock.now())} <small>Brussels</small></p>
<p>${next === undefined ? 'Nothing is due.' : html`Next: ${readable(next.label)}, ${moment(next.at)}.`}</p>
<div class="buttons">${PUSHES.map(([push, label]) => button('/_local/clock', 'push', push, label))}</div>
<form class="row" method="post" action="/_local/clock">
<div><label for="push">To a day or by a span</label><input id="push" name="push" aria-describedby="forms" required></div>
<button type="submit">Push the clock</button>
</form>
<p class="quiet" id="forms">${PUSH_FORMS}. A year takes some seconds; everything due on the way happens at its hour.</p>
</section>`;
};

export const readClock: Answering = async ({ services }) => jsonAnswer(await reading(services));

/** One line for each thing that ran, the last one with the time that it is now. */
const streamed = (services: DashboardServices, push: string): DashboardAnswer => {
  async function* lines() {
    const ran: Upcoming[] = [];
    let wake = () => {};
    const pushed = applyPush(services.context.clock, push, (each) => {
      ran.push(each);
      wake();
    });
    let over = false;
    void pushed.finally(() => {
      over = true;
      wake();
    });
    while (!over || ran.length > 0) {
      const each = ran.shift();
      if (each !== undefined) yield `${JSON.stringify({ at: iso(each.at), label: each.label })}\n`;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
    yield `${JSON.stringify(await pushed)}\n`;
  }
  return { status: 200, headers: { 'content-type': 'application/x-ndjson' }, body: lines() };
};

/** Pushes the clock. A form is led back to the dashboard, JSON gets the new time, NDJSON each step as it runs. */
export const pushClock: Answering = async (request) => {
  const { services, fields, message } = request;
  const push = fields.get('push') ?? '';
  if (message.headers.accept === 'application/x-ndjson') return streamed(services, push);
  const pushed = await applyPush(services.context.clock, push);
  await services.context.activity.idle();
  if (wantsJson(request)) {
    if (!pushed.ok) return jsonAnswer({ message: pushed.message }, 422);
    return jsonAnswer({ ...(await reading(services)), ran: pushed.ran });
  }
  if (pushed.ok) return seeOther('/_local');
  const main = html`<p class="notice" role="alert">${pushed.message}</p>${await clockSection(services)}`;
  return htmlAnswer(dashboardPage(services, 'The clock was not pushed', main), 422);
};
