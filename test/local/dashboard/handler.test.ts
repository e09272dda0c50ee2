import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { EXECUTION, type GivenDashboard, givenDashboard, LETTERS } from './support.ts';

let dashboard: GivenDashboard;
beforeEach(async () => {
  dashboard = await givenDashboard();
});
afterEach(() => dashboard.close());

const text = async (path: string) => (await dashboard.get(path)).text();
const json = async (path: string): Promise<unknown> => (await dashboard.get(path)).json();

test('the first page shows clock, schedules, executions, faults and dead letters, escaped', async () => {
  dashboard.services.queues.send(LETTERS, '{"name":"<script>"}');
  const page = await text('/_local');
  expect(page).toContain('4 January 2027');
  expect(page).toContain('hourly');
  expect(page).toContain(EXECUTION.name);
  expect(page).toContain('SES refuses every message');
  expect(page).toContain('{&quot;name&quot;:&quot;&lt;script&gt;&quot;}');
  expect(page).not.toContain('<script');
});

test('a form pushes the clock and leads back', async () => {
  const before = dashboard.context.clock.now();
  const answer = await dashboard.post('/_local/clock', { push: '+1d' }, { origin: dashboard.site });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/_local']);
  expect(dashboard.context.clock.now() - before).toBeGreaterThanOrEqual(86_400_000);
});

test('JSON pushes the clock and reads it', async () => {
  const pushed = await fetch(`${dashboard.site}/_local/clock`, {
    method: 'POST',
    body: JSON.stringify({ push: '2027-03-01' }),
    headers: { 'content-type': 'application/json' },
  });
  expect(pushed.status).toBe(200);
  expect(await json('/_local/clock')).toMatchObject({
    now: expect.stringMatching(/^2027-02-28T23:00/),
    next: null,
  });
});

test('a push can tell each thing that ran as a line, the last one with the time', async () => {
  const at = Math.floor(dashboard.context.clock.now()) + 60_000;
  dashboard.context.clock.schedule(at, 'something', async () => {});
  const answer = await fetch(`${dashboard.site}/_local/clock`, {
    method: 'POST',
    body: JSON.stringify({ push: '+1d' }),
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
  });
  const lines = (await answer.text())
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines).toContainEqual({ at: new Date(at).toISOString(), label: 'something' });
  expect(lines.at(-1)).toMatchObject({ ok: true, now: expect.stringMatching(/^2027-01-05/) });
});

test('a time that has passed is refused in words, to forms and to scripts', async () => {
  const form = await dashboard.post('/_local/clock', { push: '2020-01-01' });
  expect(form.status).toBe(422);
  expect(await form.text()).toContain('never goes back');
});

test.each([
  ['another origin', { origin: 'http://elsewhere.example' }],
  ['a sandboxed page', { origin: 'null' }],
  ['a cross-site form', { 'sec-fetch-site': 'cross-site' }],
])('a POST from %s changes nothing', async (_, headers) => {
  const before = dashboard.context.clock.now();
  expect((await dashboard.post('/_local/clock', { push: '+1y' }, headers)).status).toBe(403);
  expect(dashboard.context.clock.now() - before).toBeLessThan(3_600_000);
});

test('a schedule is run by its button', async () => {
  expect((await dashboard.post('/_local/schedules', { run: 'hourly' })).status).toBe(303);
  expect(dashboard.started).toHaveLength(1);
});

test('a fault is switched on and off by its button', async () => {
  await dashboard.post('/_local/faults', { on: 'throttle' });
  expect((await dashboard.send()).status).toBe(400);
  await dashboard.post('/_local/faults', { off: 'throttle' });
  expect((await dashboard.send()).status).toBe(200);
});

test('a function is made to crash, and let live again, by its buttons', async () => {
  await dashboard.post('/_local/faults', { on: 'crash-after:changes' });
  expect(dashboard.context.faults.isOn('crash-after:changes')).toBe(true);
  expect(await text('/_local')).toContain('Functions that crash (1 now)');
  await dashboard.post('/_local/faults', { off: 'crash-after:changes' });
  expect(dashboard.context.faults.isOn('crash-after:changes')).toBe(false);
});

test.each([
  'nonsense',
  'crash-after:nobody',
  '__proto__',
  '',
])('the fault %j does not exist', async (name) => {
  const answer = await fetch(`${dashboard.site}/_local/faults`, {
    method: 'POST',
    body: JSON.stringify({ on: name }),
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(404);
});

test('the inbox lists mails, newest first, and finds an address', async () => {
  await dashboard.send('one@company.example');
  await dashboard.send('two@company.example');
  const page = await text('/_local/inbox');
  expect(page.indexOf('two@company.example')).toBeLessThan(page.indexOf('one@company.example'));
  expect(await text('/_local/inbox?to=one@')).not.toContain('two@company.example');
});

test('the kinds of mail are listed, and one is read in one language, escaped', async () => {
  const list = await text('/_local/mails');
  expect(list).toContain('1 of 3 kinds were not written here yet');
  expect(list).toContain('href="/_local/mails/published/sv"');
  expect(list).not.toContain('href="/_local/mails/code/');
  expect(list).toContain('what it spoke of is gone');
  const page = await text('/_local/mails/published/en');
  expect(page).toContain('&lt;b&gt;Nordlys');
  expect(page).toContain('has moved on since it was sent');
  expect(page).toContain('Your pledge &lt;is&gt; public');
  const markup = await dashboard.get('/_local/mails/published/en/html');
  expect(markup.headers.get('content-security-policy')).toContain('sandbox');
  expect((await dashboard.get('/_local/mails/published/xx')).status).toBe(404);
  expect((await dashboard.get('/_local/mails/nonsense/en')).status).toBe(404);
});

const Mails = z.array(z.looseObject({ id: z.string(), to: z.string() }));

test('scripts read mails as JSON: text, HTML, headers and tags', async () => {
  await dashboard.send('one@company.example');
  await dashboard.send('two@company.example');
  await dashboard.context.activity.idle();
  const mails = Mails.parse(await json('/_local/inbox.json?to=one@company.example'));
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    to: 'one@company.example',
    subject: 'Your réport',
    text: expect.stringContaining('Hello in text'),
    html: expect.stringContaining('<b>HTML</b>'),
    headers: { 'auto-submitted': 'auto-generated' },
    tags: { mail: 'abc123' },
    events: [{ type: 'Send' }, { type: 'Delivery' }],
  });
});

test('a mail shows text and HTML side by side, and its markup runs nothing', async () => {
  await dashboard.send();
  const [mail] = Mails.parse(await json('/_local/inbox.json'));
  const page = await text(`/_local/inbox/${mail?.id}`);
  expect(page).toContain('Hello in text');
  expect(page).toContain(`src="/_local/inbox/${mail?.id}/html"`);
  expect(page).not.toContain('alert(1)');
  const markup = await dashboard.get(`/_local/inbox/${mail?.id}/html`);
  expect(markup.headers.get('content-security-policy')).toContain(
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'",
  );
  expect(await markup.text()).toContain('<base target="_blank">');
});

test('an execution is shown step by step, as a page and as JSON', async () => {
  const page = await text(`/_local/executions/${EXECUTION.executionArn}`);
  expect(page).toContain('Read again');
  expect(page).toContain('&lt;b&gt;why&lt;/b&gt;');
  expect(await json(`/_local/executions/${EXECUTION.executionArn}.json`)).toEqual(EXECUTION);
  expect(await json('/_local/executions.json?status=failed')).toEqual([EXECUTION]);
  expect(await json('/_local/executions.json?status=running')).toEqual([]);
});

test.each([
  '/_local/nothing',
  '/_local/inbox/none',
  '/_local/executions/none',
  '/_local/inbox/%E0%A4%A',
])('%s is not found, with a page that leads back', async (path) => {
  const answer = await dashboard.get(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('href="/_local"');
});

test('GET changes nothing', async () => {
  expect((await dashboard.get('/_local/faults')).status).toBe(405);
});

test('executions are found by state machine and status, and what was asked for stays chosen', async () => {
  const asked = `/_local/executions?machine=${EXECUTION.machine}&status=`;
  const failed = await text(`${asked}failed`);
  expect(failed).toContain(EXECUTION.name);
  expect(failed).toContain(`<option value="${EXECUTION.machine}" selected>`);
  expect(failed).toContain('<option value="failed" selected>');
  expect(await text(`${asked}running`)).not.toContain(EXECUTION.name);
});
