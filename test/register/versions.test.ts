import { describe, expect, it } from 'vitest';
import { amend } from '../../functions/pledges/amend.ts';
import { withdraw, withhold } from '../../functions/pledges/public-text.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { apiRoutes } from '../../functions/register/api/routes.ts';
import { readVersion, readVersions } from '../../functions/register/read-versions.ts';
import { publicRoutes } from '../../functions/register/routes.ts';
import { amendedPledge, changeRegisterNumber, pledgeWith, sign } from '../support/amended.ts';
import { visitorAt } from '../support/ask.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';

const nobody = { kind: 'nobody' } as const;

const twoVersions = async (ports: TestPorts) => {
  const pledge = await publishedPledge(ports);
  ports.clock.advance(10 * DAY_MS);
  await amendedPledge(ports, pledge, 'Write it down, <b>do</b> it, and tell everybody');
  return { ...pledge, root: `/en/register/${pledge.organisationId}/versions` };
};

describe('the versions of a pledge', () => {
  it('are worked out from its history, the latest first', async () => {
    const ports = testPorts();
    const { organisationId } = await twoVersions(ports);
    expect((await readVersions(ports, organisationId))?.versions).toMatchObject([
      { number: 2, publishedAt: '2026-12-02T09:00:00.000Z', readable: true },
      {
        number: 1,
        publishedAt: '2026-11-22T09:00:00.000Z',
        until: '2026-12-02T09:00:00.000Z',
        ended: 'superseded',
        readable: true,
      },
    ]);
  });

  it('are listed for everybody, and each can be read with what changed in it', async () => {
    const ports = testPorts();
    const { root } = await twoVersions(ports);
    const anybody = visitorAt(publicRoutes, { ports, visitor: nobody });
    expect((await anybody.get(root)).body).toContain('Replaced on 2 December 2026');
    const { body } = await anybody.get(`${root}/2`);
    expect(body).toMatch(/<ins>.*\[added:\].*&lt;b>do&lt;\/b>/s);
    expect(body).toContain('Unchanged: CORE-2, CORE-3.');
    expect((await anybody.get(`${root}/1`)).body).toContain('This is the first version.');
  });

  it('have no two regions of one name', async () => {
    const ports = testPorts();
    const { root } = await twoVersions(ports);
    const { body } = await visitorAt(publicRoutes, { ports, visitor: nobody }).get(`${root}/2`);
    const ids = [...body.matchAll(/<section[^>]*aria-labelledby="([^"]+)"/g)].map(([, id]) => id);
    const names = ids.map((id) => new RegExp(`id="${id}">(.*?)</h`, 's').exec(body)?.[1]);
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  });

  it('do not show the register number, nor that it changed', async () => {
    const ports = testPorts();
    const written = await publishedPledge(ports);
    const { organisationId } = written;
    must(await amend(ports, written));
    await changeRegisterNumber(ports, written, '5560000001');
    await sign(ports, written);
    must(await openReview(ports, { organisationId, staff: 'rita' }));
    must(await publish(ports, { organisationId, staff: 'rita' }));
    const anybody = visitorAt(publicRoutes, { ports, visitor: nobody });
    const { body } = await anybody.get(`/en/register/${organisationId}/versions/2`);
    expect(body).toContain('Nothing has changed between the two.');
    expect(body).not.toContain('5560000001');
  });

  it('that never were public are nobody’s business', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    expect(await readVersion(ports, pledge.organisationId, 2)).toBeUndefined();
    const draft = await pledgeWith(testPorts(), []);
    expect(await readVersions(ports, draft.organisationId)).toBeDefined();
    const other = testPorts();
    const signed = await pledgeWith(other, []);
    await sign(other, signed);
    expect(await readVersions(other, signed.organisationId)).toBeUndefined();
  });

  it('keep their dates and fingerprints, not their texts, when the pledge is taken down or withdrawn', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await twoVersions(ports);
    must(await withhold(ports, { organisationId, staff: 'rita', reasons: 'A question is open.' }));
    expect(await readVersion(ports, organisationId, 2)).toBeUndefined();
    must(await withdraw(ports, { organisationId, personId }));
    expect((await readVersions(ports, organisationId))?.versions).toMatchObject([
      { number: 2, ended: 'withdrawn', readable: false },
      { number: 1, ended: 'superseded', readable: false },
    ]);
  });

  it.each(['0', '2.5', 'x', '99999', '1e1', '-1'])('has none numbered %s', async (number) => {
    const ports = testPorts();
    const { root } = await twoVersions(ports);
    const anybody = visitorAt(publicRoutes, { ports, visitor: nobody });
    expect((await anybody.get(`${root}/${number}`)).status).toBe(404);
  });
});

describe('open data on versions', () => {
  it('names each, and gives each with what changed, commitment by commitment', async () => {
    const ports = testPorts();
    const { organisationId } = await twoVersions(ports);
    const anybody = visitorAt(apiRoutes, { ports, visitor: nobody });
    const one = JSON.parse((await anybody.get(`/api/v1/organisations/${organisationId}.json`)).body);
    expect(one.versions).toMatchObject([{ version: 2 }, { version: 1, ended: 'superseded' }]);
    const address = new URL(one.versions[0].data).pathname;
    expect(JSON.parse((await anybody.get(address)).body)).toMatchObject({
      version: 2,
      changes: {
        comparedWith: 1,
        commitments: [
          { id: 'CORE-1', change: 'changed' },
          { id: 'CORE-2', change: 'same' },
          { id: 'CORE-3', change: 'same' },
        ],
      },
    });
    expect((await anybody.get(`/api/v1/organisations/${organisationId}/versions/3.json`)).status).toBe(404);
  });
});

describe('checking a fingerprint', () => {
  const check = async (ports: TestPorts, fingerprint: string) =>
    visitorAt(publicRoutes, { ports, visitor: nobody }).get(
      `/en/check?${new URLSearchParams({ fingerprint })}`,
    );

  it('names the text that it is of, however it is copied', async () => {
    const ports = testPorts();
    const { head } = await publishedPledge(ports);
    const sha256 = head.current?.sha256 ?? '';
    for (const typed of [sha256, ` SHA-256: ${sha256.toUpperCase()}`, sha256.replace(/.{8}/g, '$& ')]) {
      const { status, body } = await check(ports, typed);
      expect(status).toBe(200);
      expect(body).toContain('fingerprint of version 1');
      expect(body).toContain('<title>The fingerprint was found');
    }
  });

  it('tells of no text that has never been public, and says what it needs', async () => {
    const ports = testPorts();
    const signed = await pledgeWith(ports, []);
    const { pending } = await sign(ports, signed);
    const { body } = await check(ports, pending?.sha256 ?? '');
    expect(body).toContain('No text that has been public');
    expect(body).toContain('<title>The fingerprint was not found');
    const asked = await check(ports, '');
    expect(asked.body).not.toContain('No text');
    expect(asked.body).toContain('<title>Check a fingerprint');
    const wrong = await check(ports, '<b>abc');
    expect(wrong.status).toBe(422);
    expect(wrong.body).not.toContain('<b>abc');
  });
});
