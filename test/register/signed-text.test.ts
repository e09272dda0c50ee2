import { describe, expect, it } from 'vitest';
import { sha256 } from '../../functions/platform/ids.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { withhold } from '../../functions/pledges/public-text.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { canonicalText, textOf, versionEntity } from '../../functions/pledges/version.ts';
import { sign } from '../support/amended.ts';
import { getEvent } from '../support/get.ts';
import { completeDraft, must, profile } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asNobody } from '../support/signed-in.ts';
import { apiOver, siteOver } from '../support/sites.ts';

const NUMBER = '556677-8899';

/** A published pledge of an organisation that gave its register number. */
const published = async () => {
  const ports = testPorts();
  const written = await completeDraft(ports);
  const section = { name: 'organisation', values: profile({ registerNumber: NUMBER }) } as const;
  must(await saveSection(ports, { ...written, seenRev: 1, section }));
  await sign(ports, written);
  const { organisationId } = written;
  must(await openReview(ports, { organisationId, staff: 'rita' }));
  const head = must(await publish(ports, { organisationId, staff: 'rita' }));
  return { ports, organisationId, fingerprint: head.current?.sha256 ?? 'none' };
};

const signedOf = async (ports: TestPorts, organisationId: string, version = '1') =>
  apiOver(ports)(getEvent(`/api/v1/organisations/${organisationId}/versions/${version}/signed.json`));

const pageOf = (ports: TestPorts, organisationId: string) =>
  asNobody(siteOver(ports)).get(`/en/register/${organisationId}/versions/1`);

describe('the exact text of a public version', () => {
  it('gives its fingerprint to whoever hashes it, and neither register number nor name', async () => {
    const { ports, organisationId, fingerprint } = await published();
    const { statusCode, body } = await signedOf(ports, organisationId);
    expect([statusCode, sha256(body)]).toEqual([200, fingerprint]);
    expect([body.includes(NUMBER), body.includes('Kim Berg')]).toEqual([false, false]);
    const page = await pageOf(ports, organisationId);
    expect(page.body).toContain(`/api/v1/organisations/${organisationId}/versions/1/signed.json | sha256sum`);
  });

  it('is whole for those who may read all of it', async () => {
    const { ports, organisationId } = await published();
    const version = await load(ports.pact, versionEntity, organisationId, 1);
    expect(version && textOf(version).organisation.registerNumber).toBe(NUMBER);
  });

  it('is no longer given out once the pledge is taken down, nor of a version that there is not', async () => {
    const { ports, organisationId } = await published();
    expect((await signedOf(ports, organisationId, '2')).statusCode).toBe(404);
    expect((await signedOf(ports, organisationId, '01')).statusCode).toBe(404);
    must(await withhold(ports, { organisationId, staff: 'rita', reasons: 'Is it authentic?' }));
    expect((await signedOf(ports, organisationId)).statusCode).toBe(404);
  });

  it('stays closed where it holds the register number itself, as older ones do, and the page says so', async () => {
    const { ports, organisationId } = await published();
    const version = await load(ports.pact, versionEntity, organisationId, 1);
    const head = await load(ports.pact, pledgeHead, organisationId);
    if (version === undefined || head?.current === undefined) throw new Error('both are there');
    const { closed: _, ...older } = { ...version, ...canonicalText(textOf(version)) };
    await save(ports.pact, versionEntity, older);
    expect((await signedOf(ports, organisationId)).statusCode).toBe(404);
    const { body } = await pageOf(ports, organisationId);
    expect([body.includes('which is not public'), body.includes('sha256sum')]).toEqual([true, false]);
  });
});

it('a pledge that is taken down has no public version: its list says so, and its text where it was', async () => {
  const { ports, organisationId } = await published();
  must(await withhold(ports, { organisationId, staff: 'rita', reasons: 'Is it authentic?' }));
  const nobody = asNobody(siteOver(ports));
  const list = await nobody.get(`/en/register/${organisationId}/versions`);
  expect([list.body.includes('The public version'), list.body.includes('Under review')]).toEqual([
    false,
    true,
  ]);
  const { status, body } = await nobody.get(`/en/register/${organisationId}/versions/1`);
  expect([status, body.includes('The texts themselves are not shown now')]).toEqual([404, true]);
});
