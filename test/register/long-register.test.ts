import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fill } from '../bench/signatories.ts';
import { SimulatedTable } from '../simulation/store/simulated-table.ts';
import { getEvent, headerOf } from '../support/get.ts';
import { testPorts } from '../support/ports.ts';
import { apiOver } from '../support/sites.ts';

/** What Lambda's answer holds: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST_OF_LAMBDA = 6_291_556;
const MANY = 18_000;
const PATH = '/api/v1/register';

const Page = z.object({
  count: z.int(),
  page: z.int(),
  pages: z.int(),
  next: z.url().optional(),
  organisations: z.array(z.object({ id: z.string() })),
});

const others = testPorts();
const pact = new SimulatedTable(undefined, () => others.clock.now());
const ports = { ...others, pact };
const answerOf = async (address: string) => {
  const answer = await apiOver(ports)(getEvent(address));
  expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(MOST_OF_LAMBDA);
  return answer;
};

describe('a register too long for one answer', () => {
  beforeAll(async () => {
    await fill(pact, MANY);
    // What was written just now would be read again with each request.
    ports.clock.advance(600_000);
  });

  it('comes in pages, each of which says where the next one is', async () => {
    const ids: string[] = [];
    let [address, pages]: [string | undefined, number] = [`${PATH}.json`, 0];
    while (address !== undefined) {
      const answer = await answerOf(address);
      const data = Page.parse(JSON.parse(answer.body));
      pages += 1;
      expect(data).toMatchObject({ count: MANY + 1, page: pages });
      expect(headerOf(answer, 'link')).toBe(
        data.next === undefined ? undefined : `<${data.next}>; rel="next"`,
      );
      ids.push(...data.organisations.map(({ id }) => id));
      address = data.next;
    }
    expect(pages).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(MANY + 1);
    expect(ids).toHaveLength(MANY + 1);
  });

  it('comes as several CSV files, whose names say so, each with the heads', async () => {
    const first = await answerOf(`${PATH}.csv`);
    expect(headerOf(first, 'content-disposition')).toBe('attachment; filename="ai-pact-register-1-of-2.csv"');
    const next = /^<(.*)>; rel="next"$/u.exec(headerOf(first, 'link') ?? '')?.[1] ?? '';
    const last = await answerOf(next);
    expect(headerOf(last, 'content-disposition')).toBe('attachment; filename="ai-pact-register-2-of-2.csv"');
    expect(headerOf(last, 'link')).toBeUndefined();
    const lines = [first, last].map(({ body }) => body.trimEnd().split('\r\n'));
    expect(lines.flatMap(([head]) => head?.slice(0, 8))).toEqual(['id,name,', 'id,name,']);
    expect(lines.flatMap(([, ...rows]) => rows)).toHaveLength(MANY + 1);
  });

  it.each(['0', '2.5', '-1', '9999', 'x', ''])('has no page “%s”', async (page) => {
    for (const file of ['json', 'csv']) {
      const answer = await answerOf(`${PATH}.${file}?page=${page}`);
      expect(answer.statusCode).toBe(404);
    }
  });

  it.each(['/api/v1/calendar.ics', `${PATH}.atom`])('fits into %s', async (path) => {
    expect(await answerOf(path)).toMatchObject({ statusCode: 200 });
  });
});
