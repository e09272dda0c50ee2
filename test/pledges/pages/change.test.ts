import { describe, expect, it } from 'vitest';
import { load } from '../../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { openReview, publish } from '../../../functions/pledges/review.ts';
import { amendedPledge, changeText, pledgeWith, sign } from '../../support/amended.ts';
import { locationOf, person, visitorAt } from '../../support/ask.ts';
import { colleague } from '../../support/colleagues.ts';
import { must, publishedPledge, type Written } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { asPerson } from '../../support/signed-in.ts';
import { ownPledgeRoutes } from '../../support/sites.ts';

const kim = (ports: TestPorts, { organisationId, personId }: Written) => ({
  ...visitorAt(ownPledgeRoutes, { ports, visitor: person(personId, 'kim@nordlys.example') }),
  root: `/en/my/${organisationId}`,
});

const stateOf = async (ports: TestPorts, { organisationId }: Written) => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  return { pending: head?.pending?.state, current: head?.current?.state };
};

describe('changing a public pledge', () => {
  it('is explained before it begins, and opening the page changes nothing', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    const { get, root } = kim(ports, pledge);
    expect((await get(root)).body).toContain(`href="${root}/amend"`);
    expect((await get(`${root}/amend`)).body).toContain('does not move');
    expect(await stateOf(ports, pledge)).toEqual({ pending: undefined, current: 'published' });
  });

  it('opens the task list, which says what the public reads meanwhile', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    const { get, post, root } = kim(ports, pledge);
    expect(locationOf(await post(`${root}/amend`))).toBe(root);
    expect(locationOf(await post(`${root}/amend`))).toBe(root);
    expect((await get(root)).body).toContain('Version 1 stays public');
    expect(await stateOf(ports, pledge)).toEqual({ pending: 'draft', current: 'published' });
  });

  it('leaves the pledge public in the words of its signatory, and calls the change one', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    const { get, post, root } = kim(ports, pledge);
    await post(`${root}/amend`);
    const { body: list } = await get('/en/my');
    expect(list).toMatch(/Change: Draft.*Published/su);
    const { organisationId, personId: who } = pledge;
    const email = 'sam@nordlys.example';
    const sam = await colleague(ports, { organisationId, who, email, roles: ['signatory'] });
    const { body } = await (await asPerson(ports, sam)).get(root);
    expect(body).toMatch(/Public pledge.*Published.*Change.*Draft/su);
    expect(body).toContain('is changing its public pledge');
  });

  it('shows what would change', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    const { get, post, root } = kim(ports, pledge);
    await post(`${root}/amend`);
    expect((await get(`${root}/changes`)).body).toContain('Nothing has changed');
    await changeText(ports, pledge, 'Write it down and do it twice');
    expect((await get(`${root}/changes`)).body).toMatch(/<ins>.*twice/s);
    await sign(ports, pledge);
    expect((await get(`${root}/changes`)).body).toMatch(/<ins>.*twice/s);
  });

  it('can be given up, and the public text stays', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    const { get, post, root } = kim(ports, pledge);
    await post(`${root}/amend`);
    expect((await get(`${root}/discard`)).status).toBe(200);
    await post(`${root}/discard`);
    expect(await stateOf(ports, pledge)).toEqual({ pending: undefined, current: 'published' });
    expect(locationOf(await get(`${root}/discard`))).toBe(root);
  });

  it('asks for a public reason for each commitment left out', async () => {
    const ports = testPorts();
    const pledge = await pledgeWith(ports, ['DEPL-2']);
    await sign(ports, pledge);
    const review = { organisationId: pledge.organisationId, staff: 'rita' };
    must(await openReview(ports, review));
    must(await publish(ports, review));
    const { get, post, root } = kim(ports, pledge);
    await post(`${root}/amend`);
    await post(`${root}/commitments`, { seenRev: '1' });
    const before = await get(root);
    await post(`${root}/commitments`, { seenRev: '2' });
    expect((await get(root)).body).toContain(`href="${root}/dropped"`);
    expect(before.status).toBe(200);
    const short = await post(`${root}/dropped`, { seenRev: '0', 'reason-DEPL-2': 'No' });
    expect(short.status).toBe(422);
    expect(short.body).toContain('>No</textarea>');
    const reason = { seenRev: '0', 'reason-DEPL-2': 'We no longer deploy such systems.' };
    expect(locationOf(await post(`${root}/dropped`, reason))).toBe(root);
    expect((await get(`${root}/changes`)).body).toContain('We no longer deploy such systems.');
    expect((await get(`${root}/check`)).body).toContain('We no longer deploy such systems.');
  });
});

describe('withdrawing', () => {
  it('says what goes and what stays, and wants it confirmed', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    const { get, post, root } = kim(ports, pledge);
    expect((await get(`${root}/withdraw`)).body).toContain('What stays');
    const unconfirmed = await post(`${root}/withdraw`, { reason: 'We have closed.' });
    expect(unconfirmed.status).toBe(422);
    expect(unconfirmed.body).toContain('>We have closed.</textarea>');
    expect(await stateOf(ports, pledge)).toEqual({ pending: undefined, current: 'published' });
  });

  it('takes the pledge from the register, its changes and its reports from the pages', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    const { get, post, root } = kim(ports, pledge);
    await amendedPledge(ports, pledge);
    await post(`${root}/amend`);
    await post(`${root}/withdraw`, { reason: 'We have closed.', confirm: 'yes' });
    expect(await stateOf(ports, pledge)).toEqual({ pending: undefined, current: 'withdrawn' });
    const { body } = await get(root);
    expect(body).toContain('We have closed.');
    expect(body).not.toContain(`${root}/report/1`);
    expect(locationOf(await get(`${root}/withdraw`))).toBe(root);
  });

  it('leaves a new pledge to begin', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    const { get, post, root } = kim(ports, pledge);
    await post(`${root}/withdraw`, { confirm: 'yes' });
    expect((await get(root)).body).toContain(`href="${root}/renew"`);
    await post(`${root}/renew`);
    expect(await stateOf(ports, pledge)).toEqual({ pending: 'draft', current: 'withdrawn' });
    expect((await get(root)).body).toContain('You are writing a new pledge');
  });
});
