import { describe, expect, it } from 'vitest';
import { confirmCode, confirmLink } from '../../functions/access/confirm.ts';
import { issueCodes } from '../../functions/access/issue-codes.ts';
import { challengeEntity, personEntity } from '../../functions/access/model.ts';
import { requestAnotherCode, requestCode } from '../../functions/access/request-code.ts';
import { readSession } from '../../functions/access/session.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const MINUTE = 60_000;
const here = 'browser-of-kim';
const asked = { email: 'Kim@Nordlys.example', browser: here, language: 'sv', next: '/sv/my' } as const;

const begin = async (ports: TestPorts, changes: Partial<typeof asked> = {}) => {
  const { challengeId } = must(await requestCode(ports, { ...asked, ...changes }));
  const codes = await issueCodes(ports, { challengeId, mailId: 'mail1' });
  if (codes === undefined) throw new Error('no codes');
  return { challengeId, browser: here, ...codes };
};

describe('a typed code', () => {
  it('signs in the person of the address, in any typing', async () => {
    const ports = testPorts();
    const { code, ...challenge } = await begin(ports);
    const typed = ` ${code.slice(0, 4).toLowerCase()} – ${code.slice(4)}`;
    const { session, next, personId } = must(await confirmCode(ports, { ...challenge, code: typed }));
    expect(next).toBe('/sv/my');
    expect(await readSession(ports, session)).toEqual({ kind: 'person', personId, email: asked.email });
  });

  it('works once', async () => {
    const ports = testPorts();
    const challenge = await begin(ports);
    must(await confirmCode(ports, challenge));
    expect(await confirmCode(ports, challenge)).toMatchObject({ refusal: { why: 'used' } });
  });

  it('works once even when sent twice at the same moment', async () => {
    const ports = testPorts();
    const challenge = await begin(ports);
    const both = await Promise.all([confirmCode(ports, challenge), confirmCode(ports, challenge)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('works for ten minutes', async () => {
    const ports = testPorts();
    const challenge = await begin(ports);
    ports.clock.advance(10 * MINUTE);
    expect(await confirmCode(ports, challenge)).toMatchObject({ refusal: { why: 'expired' } });
  });

  it('works only in the browser that asked for it', async () => {
    const ports = testPorts();
    const challenge = await begin(ports);
    const elsewhere = { ...challenge, browser: 'another' };
    expect(await confirmCode(ports, elsewhere)).toMatchObject({ refusal: { why: 'other-browser' } });
  });

  it('does not work for another challenge of the same browser', async () => {
    const ports = testPorts();
    const first = await begin(ports);
    const second = await begin(ports, { email: 'other@nordlys.example' as typeof asked.email });
    const mixed = { ...second, code: first.code };
    expect(await confirmCode(ports, mixed)).toMatchObject({ refusal: { why: 'wrong', triesLeft: 4 } });
  });

  it('counts wrong tries, and after five not even the right one helps', async () => {
    const ports = testPorts();
    const challenge = await begin(ports);
    const reasons = [];
    for (let tries = 0; tries < 5; tries += 1) {
      const refused = await confirmCode(ports, { ...challenge, code: 'CCCC-CCCC' });
      reasons.push(refused.ok || refused.refusal.why);
    }
    expect(reasons).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'too-many-tries']);
    expect(await confirmCode(ports, challenge)).toMatchObject({ refusal: { why: 'too-many-tries' } });
  });

  it.each([
    '',
    'CD',
    'CDFG-346',
    'CDFG-34670',
    'ABEI-LOSU',
  ])('takes no try where what was typed is none: %j', async (code) => {
    const ports = testPorts();
    const challenge = await begin(ports);
    for (let tries = 0; tries < 6; tries += 1)
      expect(await confirmCode(ports, { ...challenge, code })).toMatchObject({
        refusal: { why: 'not-a-code' },
      });
    expect((await load(ports.pact, challengeEntity, challenge.challengeId))?.wrongTries).toBe(0);
    expect((await confirmCode(ports, challenge)).ok).toBe(true);
  });

  it('sent anew after too many tries works, and the old ones never again', async () => {
    const ports = testPorts();
    const old = await begin(ports);
    for (let tries = 0; tries < 5; tries += 1) await confirmCode(ports, { ...old, code: 'CCCC-CCCC' });
    must(await requestAnotherCode(ports, old));
    const fresh = await issueCodes(ports, { challengeId: old.challengeId, mailId: 'mail2' });
    expect(await confirmCode(ports, old)).toMatchObject({ refusal: { why: 'wrong' } });
    expect((await confirmCode(ports, { ...old, code: fresh?.code ?? '' })).ok).toBe(true);
  });

  it('of an earlier mail still works after a later one, the last three of them', async () => {
    const ports = testPorts();
    const first = await begin(ports);
    const second = await issueCodes(ports, { challengeId: first.challengeId, mailId: 'mail3' });
    await issueCodes(ports, { challengeId: first.challengeId, mailId: 'mail4' });
    await issueCodes(ports, { challengeId: first.challengeId, mailId: 'mail5' });
    expect((await confirmCode(ports, first)).ok).toBe(false);
    expect((await confirmCode(ports, { ...first, code: second?.code ?? '' })).ok).toBe(true);
  });

  it('of an earlier mail survives a later mail that takes many tries', async () => {
    const ports = testPorts();
    const first = await begin(ports);
    for (let tries = 0; tries < 5; tries += 1)
      await issueCodes(ports, { challengeId: first.challengeId, mailId: 'later' });
    expect((await confirmCode(ports, first)).ok).toBe(true);
  });

  it('is kept as a hash only, and so is the link', async () => {
    const ports = testPorts();
    const { challengeId, code, linkToken } = await begin(ports);
    const stored = JSON.stringify(await load(ports.pact, challengeEntity, challengeId));
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(linkToken);
  });

  it('has eight characters that nobody mistakes for one another', async () => {
    const { code } = await begin(testPorts());
    expect(code).toMatch(/^[CDFGHJKMNPQRTVWXY34679]{8}$/);
  });

  it('is not made any more once its challenge is used or a day old', async () => {
    const ports = testPorts();
    const used = await begin(ports);
    must(await confirmCode(ports, used));
    const old = await begin(ports);
    ports.clock.advance(24 * 60 * MINUTE);
    expect(await issueCodes(ports, { challengeId: used.challengeId, mailId: 'mail6' })).toBeUndefined();
    expect(await issueCodes(ports, { challengeId: old.challengeId, mailId: 'mail7' })).toBeUndefined();
    expect(await confirmCode(ports, old)).toMatchObject({ refusal: { why: 'unknown' } });
  });
});

describe('a link', () => {
  it('confirms in the same browser', async () => {
    const ports = testPorts();
    const { linkToken: token, ...challenge } = await begin(ports);
    expect((await confirmLink(ports, { ...challenge, token })).ok).toBe(true);
  });

  it('does nothing in another browser, and still works at home afterwards', async () => {
    const ports = testPorts();
    const { linkToken: token, ...challenge } = await begin(ports);
    const away = await confirmLink(ports, { ...challenge, token, browser: 'scanner' });
    expect(away).toMatchObject({ refusal: { why: 'other-browser' } });
    expect((await confirmLink(ports, { ...challenge, token })).ok).toBe(true);
  });

  it('that was guessed does not use up tries', async () => {
    const ports = testPorts();
    const challenge = await begin(ports);
    for (let tries = 0; tries < 9; tries += 1) {
      const guessed = await confirmLink(ports, { ...challenge, token: `guess ${tries}` });
      expect(guessed).toMatchObject({ refusal: { why: 'expired' } });
    }
    expect((await confirmCode(ports, challenge)).ok).toBe(true);
  });
});

describe('signing in', () => {
  it('ends the session that the browser had', async () => {
    const ports = testPorts();
    const former = must(await confirmCode(ports, await begin(ports))).session;
    const again = await confirmCode(ports, { ...(await begin(ports)), formerSession: former });
    expect(must(again).session).not.toBe(former);
    expect(await readSession(ports, former)).toEqual({ kind: 'nobody' });
  });

  it('finds the same person by the address in any case', async () => {
    const ports = testPorts();
    const first = must(await confirmCode(ports, await begin(ports)));
    const again = { email: 'KIM@nordlys.EXAMPLE' as typeof asked.email };
    const second = must(await confirmCode(ports, await begin(ports, again)));
    expect(second.personId).toBe(first.personId);
  });

  it('lasts thirty days', async () => {
    const ports = testPorts();
    const { session } = must(await confirmCode(ports, await begin(ports)));
    ports.clock.advance(30 * 24 * 60 * MINUTE - 1);
    expect((await readSession(ports, session)).kind).toBe('person');
    ports.clock.advance(1);
    expect((await readSession(ports, session)).kind).toBe('nobody');
  });

  it('stands for nobody once the person is erased', async () => {
    const ports = testPorts();
    const { session, personId } = must(await confirmCode(ports, await begin(ports)));
    await ports.pact.remove(personEntity.key(personId), { rev: 1 });
    expect((await readSession(ports, session)).kind).toBe('nobody');
  });
});

describe('asking for codes', () => {
  it('orders a mail each time, for known and unknown addresses alike', async () => {
    const ports = testPorts();
    must(await confirmCode(ports, await begin(ports)));
    must(await requestCode(ports, asked));
    must(await requestCode(ports, { ...asked, email: 'nobody@else.example' }));
    const mails = ports.sent.items();
    expect(mails.map(({ kind }) => kind)).toEqual(['code', 'code', 'code']);
    expect(JSON.stringify(mails)).not.toContain('example');
  });

  it('once more orders another mail for the same challenge', async () => {
    const ports = testPorts();
    const challenge = await begin(ports);
    expect(must(await requestAnotherCode(ports, challenge)).challengeId).toBe(challenge.challengeId);
    expect(ports.sent.items()).toHaveLength(2);
  });

  it('once more after use begins anew, with the same address', async () => {
    const ports = testPorts();
    const challenge = await begin(ports);
    must(await confirmCode(ports, challenge));
    const { challengeId } = must(await requestAnotherCode(ports, challenge));
    expect(challengeId).not.toBe(challenge.challengeId);
    expect(await load(ports.pact, challengeEntity, challengeId)).toMatchObject({ email: asked.email });
  });

  it('once more from another browser is refused', async () => {
    const ports = testPorts();
    const challenge = await begin(ports);
    const foreign = await requestAnotherCode(ports, { ...challenge, browser: 'another' });
    expect(foreign).toMatchObject({ refusal: { why: 'other-browser' } });
  });
});
