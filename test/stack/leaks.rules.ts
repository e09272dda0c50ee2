import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAssembly } from '../../local/assembly/read.ts';
import { tableNames } from '../../local/assembly/table-names.ts';
import { notThereYet } from '../../local/seed/run.ts';
import { scenarios } from '../../local/seed/scenario.ts';
import { ENDPOINT_CALLS, LOCAL } from '../support/hostile-local.ts';
import { signInStaff } from '../support/stack-browser.ts';
import { signedInBrowser } from '../support/stack-people.ts';
import { publishOn } from '../support/stack-ports.ts';
import { expectAnswer, TRACE } from './expect-answer.ts';
import { newBrowser, scene } from './scene.ts';

describe('the stack’s own borders', () => {
  it.each(LOCAL)('%s', async (_, { path, ...sent }, status, words) => {
    const now = await scene().stack.now();
    const answer = await newBrowser().send(path, { method: 'POST', ...sent });
    expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(words)]);
    expect(answer.body).not.toMatch(TRACE);
    expect(Date.parse(await scene().stack.now()) - Date.parse(now)).toBeLessThan(60_000);
  });

  it('refuses a key, a service, an action and a table that it does not have, in AWS’s words', async () => {
    for (const [key, service, action, status, words] of ENDPOINT_CALLS) {
      const authorization = `AWS4-HMAC-SHA256 Credential=${key}/20270101/eu-west-1/${service}/aws4_request`;
      const headers = { authorization, 'x-amz-target': `Any.${action}` };
      const answer = await fetch(scene().stack.addresses.endpoint, {
        method: 'POST',
        headers,
        body: '{"TableName":"no"}',
      });
      expect([action, answer.status, await answer.text()]).toEqual([
        action,
        status,
        expect.stringContaining(words),
      ]);
    }
  });
});

it('what is public names no person, no address and no register number, and a formula stays text', async () => {
  const { kim } = scene();
  const [life] = await publishOn(scene().stack, ['=cmd']);
  const api = await kim.get(`/api/v1/organisations/${life?.organisationId}.json`);
  const page = await kim.get(`/en/register/${life?.organisationId}`);
  const csv = await kim.get('/api/v1/register.csv');
  expect([api.status, page.status]).toEqual([200, 200]);
  expect(csv.body).toContain(",'=cmd,");
  for (const { body } of [api, page, csv]) {
    expect(body).not.toContain(life?.scenario.contact.name);
    expect(body).not.toContain('@example.eu');
    expect(body).not.toMatch(/registerNumber|personId|position|comment/);
  }
});

it('a report’s cycle that does not exist, or is named as what every object has, leads nowhere', async () => {
  const [life] = await publishOn(scene().stack, ['elm']);
  const elm = await signedInBrowser(scene().stack, 'elm@example.eu');
  const ada = newBrowser();
  await signInStaff(ada, 'demo-ada');
  await elm.get('/en/my');
  for (const cycle of ['constructor', '__proto__', '2', '%00']) {
    const own = `/en/my/${life?.organisationId}/report/${cycle}`;
    for (const page of ['', '/check', '/done', '/CORE-1']) expectAnswer(await elm.get(own + page), 404);
    for (const page of ['/check', '/CORE-1']) expectAnswer(await elm.post(own + page), 404);
    const office = `/office/pledges/${life?.organisationId}/reports/${cycle}`;
    expectAnswer(await ada.get(office), 404);
    for (const verb of ['review', 'publish', 'return'])
      expectAnswer(await ada.post(`${office}/${verb}`, { reasons: 'x' }), 404);
  }
});

it('the seed leaves alone who is on the stack already', async () => {
  const { stack } = scene();
  const assembly = readAssembly(join(stack.state, 'cdk.out'));
  const { endpoint } = stack.addresses;
  const at = { endpoint, region: assembly.region, ...tableNames(assembly) };
  const missing = await notThereYet({ ...at, now: () => 0, push: async () => {} }, scenarios);
  const left = scenarios.filter((scenario) => !missing.includes(scenario));
  expect(left.map(({ contact }) => contact.email)).toEqual(['kim@nordlys.example']);
});

it('the log of it all names no failure, no person and no address', () => {
  const log = readFileSync(join(scene().stack.state, 'stack.log'), 'utf8');
  expect(log).not.toMatch(/@|nordlys|sydlys|Kim Berg/i);
  expect(log.split('\n').filter((line) => line.includes('"ERROR"'))).toEqual([]);
});
