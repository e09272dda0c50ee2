import { describe, expect, it } from 'vitest';
import { CODES_AN_HOUR } from '../../functions/access/code-limit.ts';
import { confirmCode } from '../../functions/access/confirm.ts';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { issueCodes } from '../../functions/access/issue-codes.ts';
import { knownBrowserEntity } from '../../functions/access/known-browser.ts';
import { requestAnotherCode, requestCode } from '../../functions/access/request-code.ts';
import { erasePerson } from '../../functions/persons/erase.ts';
import { ownData } from '../../functions/persons/own-data.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { must } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';

const MINUTE = 60_000;
const email = 'kim@nordlys.example';
const OWN = 'browser-of-kim';
const asking = (browser: string, to = email) =>
  ({ email: to, browser, language: 'en', next: '/en/my' }) as const;

/** Kim confirms her address in a browser. */
const confirmedIn = async (ports: TestPorts, browser = OWN): Promise<string> => {
  const { challengeId } = must(await requestCode(ports, asking(browser)));
  const codes = await issueCodes(ports, { challengeId, mailId: `mail ${challengeId}` });
  return must(await confirmCode(ports, { challengeId, browser, code: codes?.code ?? '' })).personId;
};

/** Somebody asks for codes in ever new browsers, as often as they get one; how many were sent. */
const attack = async (ports: TestPorts, tries = 30): Promise<number> => {
  const challenges = [];
  let sent = 0;
  for (let n = 0; n < tries; n += 1) {
    const browser = `browser ${n} of a stranger`;
    const asked = await requestCode(ports, asking(browser));
    if (!asked.ok) continue;
    sent += 1;
    challenges.push({ challengeId: asked.value.challengeId, browser });
  }
  for (const challenge of challenges)
    for (let n = 0; n < tries; n += 1) if ((await requestAnotherCode(ports, challenge)).ok) sent += 1;
  return sent;
};

describe('whoever asks for codes in strange browsers', () => {
  it('does not keep the owner out of a browser in which the address was confirmed', async () => {
    const ports = testPorts();
    await confirmedIn(ports);
    ports.clock.advance(60 * MINUTE);
    await attack(ports);
    expect((await requestCode(ports, asking(OWN))).ok).toBe(true);
  });

  it('does not keep the owner from another code for what was begun before', async () => {
    const ports = testPorts();
    const { challengeId } = must(await requestCode(ports, asking('a new browser of Kim')));
    await attack(ports);
    const again = { challengeId, browser: 'a new browser of Kim' };
    expect((await requestAnotherCode(ports, again)).ok).toBe(true);
    expect((await requestAnotherCode(ports, again)).ok).toBe(true);
    expect(await requestAnotherCode(ports, again)).toMatchObject({
      refusal: { why: 'too-many', by: 'address' },
    });
  });

  it('has few sent: five, and two more for each of them', async () => {
    const ports = testPorts();
    expect(await attack(ports)).toBe(15);
    ports.clock.advance(61 * MINUTE);
    expect(await attack(ports)).toBe(15);
  });

  it('has none sent for what was begun more than an hour ago, beyond what strangers may have', async () => {
    const ports = testPorts();
    const { challengeId } = must(await requestCode(ports, asking('stranger')));
    ports.clock.advance(61 * MINUTE);
    for (let n = 0; n < 5; n += 1) must(await requestCode(ports, asking(`other ${n}`)));
    expect((await requestAnotherCode(ports, { challengeId, browser: 'stranger' })).ok).toBe(false);
  });

  it('is told so in words, and that a browser in which it was confirmed still gets one', async () => {
    const ports = testPorts();
    await attack(ports);
    expect(await requestCode(ports, asking('a new browser of Kim'))).toMatchObject({
      refusal: { why: 'too-many', by: 'address', minutes: 60 },
    });
  });

  it('is not helped by having confirmed another address there', async () => {
    const ports = testPorts();
    await confirmedIn(ports, 'stranger');
    const other = 'alva@nordlys.example';
    for (let n = 0; n < 5; n += 1) must(await requestCode(ports, asking(`browser ${n}`, other)));
    expect((await requestCode(ports, asking('stranger', other))).ok).toBe(false);
  });
});

describe('a browser in which an address was confirmed', () => {
  it('is limited like any other, and takes nothing from what strangers may have', async () => {
    const ports = testPorts();
    await confirmedIn(ports);
    ports.clock.advance(61 * MINUTE);
    for (let n = 0; n < 5; n += 1) must(await requestCode(ports, asking(OWN)));
    expect(await requestCode(ports, asking(OWN))).toMatchObject({
      refusal: { why: 'too-many', by: 'browser' },
    });
    expect((await requestCode(ports, asking('a new browser of Kim'))).ok).toBe(true);
  });

  it('is known for ninety days, told to who asks for own data, and forgotten with the person', async () => {
    const ports = testPorts();
    const personId = await confirmedIn(ports);
    ports.clock.advance(90 * DAY_MS);
    await attack(ports);
    expect((await requestCode(ports, asking(OWN))).ok).toBe(true);
    expect((await ownData(ports, personId))?.browsersKnown).toHaveLength(1);
    ports.clock.advance(2 * DAY_MS);
    await attack(ports);
    expect((await requestCode(ports, asking(OWN))).ok).toBe(false);
    must(await erasePerson(ports, { personId, by: personId }));
    expect(await load(ports.pact, knownBrowserEntity, { browser: OWN, email })).toBeUndefined();
  });
});

describe('asking for a code', () => {
  it('is limited for one address, whatever the browser, and free again after an hour', async () => {
    const ports = testPorts();
    for (let n = 0; n < CODES_AN_HOUR; n += 1) {
      must(await requestCode(ports, asking(`browser ${n}`)));
      ports.clock.advance(MINUTE);
    }
    const another = asking('browser 9');
    expect(await requestCode(ports, another)).toMatchObject({ refusal: { why: 'too-many', minutes: 55 } });
    ports.clock.advance(55 * MINUTE);
    expect((await requestCode(ports, another)).ok).toBe(true);
  });

  it('is limited for one browser, whatever the address', async () => {
    const ports = testPorts();
    for (let n = 0; n < CODES_AN_HOUR; n += 1)
      must(await requestCode(ports, asking(OWN, `kim${n}@nordlys.example`)));
    const another = asking(OWN, 'kim9@nordlys.example');
    expect(await requestCode(ports, another)).toMatchObject({ refusal: { why: 'too-many', by: 'browser' } });
  });

  it('reads and writes the same for an address that is known here and for one that is not', async () => {
    const ports = testPorts();
    await ensurePerson(ports, { email, language: 'en' });
    const counted = async (to: string): Promise<number> => {
      let calls = 0;
      const pact = new Proxy(ports.pact, {
        get: (table, name, receiver) => {
          if (name === 'get' || name === 'put' || name === 'index') calls += 1;
          return Reflect.get(table, name, receiver);
        },
      });
      must(await requestCode({ ...ports, pact }, asking(`browser for ${to}`, to)));
      return calls;
    };
    expect(await counted(email)).toBe(await counted('nobody@else.example'));
  });

  it('counts nothing where one of two limits refuses', async () => {
    const ports = testPorts();
    for (let n = 0; n < 5; n += 1) must(await requestCode(ports, asking(`browser ${n}`)));
    for (let n = 0; n < 9; n += 1) await requestCode(ports, asking('patient'));
    ports.clock.advance(60 * MINUTE);
    expect((await requestCode(ports, asking('patient'))).ok).toBe(true);
  });
});
