import { beforeEach, describe, expect, it } from 'vitest';
import { load, save } from '../../functions/platform/store/entity.ts';
import { amend, renew } from '../../functions/pledges/amend.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { pledgeHead, type ReportHead } from '../../functions/pledges/head.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { openReview, publish, returnPledge } from '../../functions/pledges/review.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { amendedPledge, sign } from '../support/amended.ts';
import { headOf } from '../support/colleagues.ts';
import { meanwhile } from '../support/meanwhile.ts';
import {
  completeDraft,
  must,
  profile,
  publishedPledge,
  signedPledge,
  type Written,
} from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';

let ports: TestPorts;

const review = ({ organisationId }: Written) => ({ organisationId, staff: 'rita' });

/** Signs what the draft says, and has it published. */
const signAndPublish = async (pledge: Written) => {
  await sign(ports, pledge);
  must(await openReview(ports, review(pledge)));
  return must(await publish(ports, review(pledge)));
};

const saveProfile = async (pledge: Written, changes: Parameters<typeof profile>[0]) => {
  const draft = await load(ports.pact, draftEntity, pledge.organisationId);
  const section = { name: 'organisation', values: profile(changes) } as const;
  must(await saveSection(ports, { ...pledge, seenRev: draft?.organisation?.rev ?? 0, section }));
};

const saidAgain = async (pledge: Written, changes: Parameters<typeof profile>[0]) => {
  must(await amend(ports, pledge));
  await saveProfile(pledge, changes);
  return signAndPublish(pledge);
};

beforeEach(() => {
  ports = testPorts();
});

describe('what staff may decide', () => {
  it('is nothing about a text that was not signed, and nothing about what is not there', async () => {
    const written = await completeDraft(ports);
    const refusal = { why: 'wrong-state', found: 'draft' };
    expect(await openReview(ports, review(written))).toEqual({ ok: false, refusal });
    expect(await publish(ports, review(written))).toEqual({ ok: false, refusal });
    expect(await publish(ports, { organisationId: 'nobody', staff: 'rita' })).toEqual({
      ok: false,
      refusal: { why: 'not-found' },
    });
  });

  it('is no other text than the one that was read: one signed meanwhile is not published in its place', async () => {
    const pledge = await signedPledge(ports);
    must(await openReview(ports, review(pledge)));
    const another = async () => {
      must(await returnPledge(ports, { ...review(pledge), reasons: 'Since when?' }));
      await sign(ports, pledge);
      must(await openReview(ports, review(pledge)));
    };
    expect(await publish(meanwhile(ports, 'pledge-head', another), review(pledge))).toEqual({
      ok: false,
      refusal: { why: 'changed-meanwhile' },
    });
    expect((await headOf(ports, pledge.organisationId)).current).toBeUndefined();
  });
});

describe('what the register shows of a published pledge', () => {
  it('has the website where one is given', async () => {
    const pledge = await publishedPledge(ports);
    expect(pledge.head.card).not.toHaveProperty('website');
    const { card } = await saidAgain(pledge, { website: 'https://nordlys.example' });
    expect(card?.website).toBe('https://nordlys.example');
  });

  it('has each former name once the name is another, and no name twice where it stays', async () => {
    const pledge = await publishedPledge(ports);
    expect((await saidAgain(pledge, { country: 'DK' })).card?.formerNames).toEqual([]);
    await saidAgain(pledge, { legalName: 'Nordlys AB' });
    const { card } = await saidAgain(pledge, { legalName: 'Aurora AB' });
    expect(card?.formerNames).toEqual(['Nordlys Analys AB', 'Nordlys AB']);
  });

  it('has its own name among the former ones never, also where it is one of them again', async () => {
    const pledge = await publishedPledge(ports);
    await saidAgain(pledge, { legalName: 'Nordlys AB' });
    const { card } = await saidAgain(pledge, { legalName: 'Nordlys Analys AB' });
    expect(card).toMatchObject({ name: 'Nordlys Analys AB', formerNames: ['Nordlys AB'] });
  });

  it('says since when the text stands as it does, and when the first one was published', async () => {
    const pledge = await publishedPledge(ports);
    ports.clock.advance(DAY_MS);
    const { current } = await amendedPledge(ports, pledge);
    expect(current).toMatchObject({
      since: '2026-11-23T09:00:00.000Z',
      publishedAt: '2026-11-22T09:00:00.000Z',
    });
  });
});

describe('a pledge that begins again after its withdrawal', () => {
  it('owes no report whose day had not come; what was reported or missed before stays', async () => {
    const pledge = await publishedPledge(ports);
    const before = await headOf(ports, pledge.organisationId);
    const one = before.reports['1'];
    if (one === undefined) throw new Error('a report was announced');
    const inState = (state: ReportHead['state']): ReportHead => ({ ...one, state });
    const reports = {
      '1': inState('published'),
      '2': inState('not-received'),
      '3': inState('open'),
      '4': inState('scheduled'),
    };
    await save(ports.pact, pledgeHead, { ...before, reports });
    must(await withdraw(ports, pledge));
    must(await renew(ports, pledge));
    const head = await signAndPublish(pledge);
    expect(Object.entries(head.reports).map(([cycle, { state }]) => [cycle, state])).toEqual([
      ['1', 'published'],
      ['2', 'not-received'],
      ['5', 'scheduled'],
    ]);
  });
});
