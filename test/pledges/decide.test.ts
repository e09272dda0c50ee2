import { beforeEach, describe, expect, it } from 'vitest';
import { done } from '../../functions/platform/result.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { type DecisionRequest, decide } from '../../functions/pledges/decide.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { headOf } from '../support/colleagues.ts';
import { beforeWrites } from '../support/meanwhile.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

let ports: TestPorts;
let organisationId: string;

const rename: DecisionRequest['rule'] = (head) =>
  done({ change: { name: `${head.name} AB` }, events: [{ what: 'name-corrected' }] });
const request = (rule = rename) => ({ organisationId, who: 'staff:rita', rule });

/** The same ports, where somebody else writes the head just before each of the first so many writes. */
const contended = (times: number): TestPorts =>
  beforeWrites(ports, { type: pledgeHead.type, times }, async () => {
    const head = await headOf(ports, organisationId);
    await save(ports.pact, pledgeHead, { ...head, name: `${head.name}!` });
  });

beforeEach(async () => {
  ports = testPorts();
  ({ organisationId } = await publishedPledge(ports));
});

describe('a decision', () => {
  it('about an organisation that is not there is refused, and its rule not asked', async () => {
    const rule = () => {
      throw new Error('not asked');
    };
    expect(await decide(ports, { organisationId: 'nobody', who: 'staff:rita', rule })).toEqual({
      ok: false,
      refusal: { why: 'not-found' },
    });
  });

  it('about one that was merged into another is refused as about one withdrawn, unless it is meant', async () => {
    const head = await headOf(ports, organisationId);
    const merged = { into: 'other', at: head.createdAt, by: 'staff:rita' };
    await save(ports.pact, pledgeHead, { ...head, merged });
    expect(await decide(ports, request())).toEqual({
      ok: false,
      refusal: { why: 'wrong-state', found: 'withdrawn' },
    });
    expect(await decide(ports, { ...request(), evenMerged: true })).toMatchObject({ ok: true });
  });

  it('that loses a race decides again on what the winner left', async () => {
    const decided = await decide(contended(2), request());
    const stored = await load(ports.pact, pledgeHead, organisationId);
    expect(stored?.name).toBe('Nordlys Analys AB!! AB');
    expect(decided).toEqual({ ok: true, value: stored });
  });

  it('that loses three times gives up, writes nothing and says so', async () => {
    let asked = 0;
    const rule: DecisionRequest['rule'] = (head, now) => {
      asked += 1;
      return rename(head, now);
    };
    expect(await decide(contended(9), request(rule))).toEqual({
      ok: false,
      refusal: { why: 'changed-meanwhile' },
    });
    expect(asked).toBe(3);
    expect((await headOf(ports, organisationId)).name).toBe('Nordlys Analys AB!!!');
  });
});
