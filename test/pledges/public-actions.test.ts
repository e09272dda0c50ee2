import { beforeEach, describe, expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { amend, renew } from '../../functions/pledges/amend.ts';
import { type Action, draftEntity } from '../../functions/pledges/draft.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { sign } from '../support/amended.ts';
import { must, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asNobody, asPerson } from '../support/signed-in.ts';
import { siteOver } from '../support/sites.ts';

const OLD = 'a-CORE-1';
const FRESH = {
  id: 'fresh',
  text: 'Something we only thought of',
  status: 'planned',
  target: '2027-09-01',
} as const;

let ports: TestPorts;
let written: Written;
let page: string;

const core = async () => (await load(ports.pact, draftEntity, written.organisationId))?.actions['CORE-1'];
const save = async (values: readonly Action[]) => {
  const section = { name: 'actions', commitment: 'CORE-1', values } as const;
  return saveSection(ports, { ...written, seenRev: (await core())?.rev ?? 0, section });
};
const values = async (): Promise<readonly Action[]> => (await core())?.values ?? [];

beforeEach(async () => {
  ports = testPorts();
  written = await publishedPledge(ports);
  page = `/en/my/${written.organisationId}/commitments/CORE-1`;
});

describe('in a change of a public pledge, an action that is public', () => {
  beforeEach(async () => {
    must(await amend(ports, written));
    must(await save([...(await values()), FRESH]));
  });

  it('is dropped with a reason and not removed; one that never was public can be removed', async () => {
    const kim = await asPerson(ports, written.personId);
    const { body } = await kim.get(page);
    expect(body).toContain(`href="${page}/actions/${OLD}?status=dropped"`);
    expect(body).not.toContain(`href="${page}/actions/${OLD}/remove"`);
    expect(body).toContain(`href="${page}/actions/fresh/remove"`);
    const drop = await kim.get(`${page}/actions/${OLD}?status=dropped`);
    expect(drop.body).toMatch(/value="dropped"[^>]*checked/);
    expect((await kim.post(`${page}/actions/fresh/remove`, { seenRev: '2' })).location).toBe(page);
    expect((await values()).map(({ id }) => id)).toEqual([OLD]);
  });

  it('is not removed by who types the address either', async () => {
    const kim = await asPerson(ports, written.personId);
    const asked = await kim.get(`${page}/actions/${OLD}/remove`);
    expect(asked.location).toBe(`${page}/actions/${OLD}?status=dropped`);
    expect((await kim.post(`${page}/actions/${OLD}/remove`, { seenRev: '2' })).location).toBe(
      `${page}/actions/${OLD}?status=dropped`,
    );
    expect(await save([FRESH])).toEqual({
      ok: false,
      refusal: { why: 'invalid', fields: { actions: 'public' } },
    });
    expect((await values()).map(({ id }) => id)).toEqual([OLD, 'fresh']);
  });

  it('stays visible with the reason, and may go with a later change', async () => {
    const dropped = (await values()).map((action) =>
      action.id === OLD ? { ...action, status: 'dropped' as const, reason: 'The product was sold' } : action,
    );
    must(await save(dropped));
    await sign(ports, written);
    must(await openReview(ports, { ...written, staff: 'rita' }));
    must(await publish(ports, { ...written, staff: 'rita' }));
    const anybody = asNobody(siteOver(ports));
    const { body } = await anybody.get(`/en/register/${written.organisationId}`);
    expect(body).toContain('The product was sold');
    must(await amend(ports, written));
    must(await save((await values()).filter(({ id }) => id !== OLD)));
  });
});

it('a new pledge after a withdrawal starts from the old actions, and may leave any out', async () => {
  must(await withdraw(ports, written));
  must(await renew(ports, written));
  must(await save([FRESH]));
});
