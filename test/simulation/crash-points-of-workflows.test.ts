import { describe, expect, it } from 'vitest';
import { personEntity } from '../../functions/access/model.ts';
import type { Suppression } from '../../functions/persons/suppression.ts';
import { erasedEntity } from '../../functions/persons/tombstone.ts';
import { create, load } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import type { RoundPorts } from '../../functions/reminders/nudge.ts';
import { machines } from '../reminders/machines.ts';
import { stepOf } from '../reminders/run-step.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { named } from '../workflows/run.ts';
import { dying } from './dying.ts';

const HOUR = 3_600_000;
const EMAIL = 'kim@nordlys.example';

interface Scene {
  readonly ports: TestPorts & { readonly suppression: Suppression };
  readonly organisationId: string;
  readonly personId: string;
  readonly forgotten: string[];
}

const published = async (): Promise<Scene> => {
  const forgotten: string[] = [];
  const suppression = { forget: async (email: string) => void forgotten.push(email) };
  const ports = { ...testPorts(), suppression };
  const { organisationId, personId } = await publishedPledge(ports, EMAIL);
  await machines(ports).layOut(organisationId);
  return { ports, organisationId, personId, forgotten };
};

/** Everything due before a step has been seen to, and it is time for that step. */
const atStep = async (key: string): Promise<Scene> => {
  const scene = await published();
  const { at } = await stepOf(scene.ports, scene.organisationId, `STEP#report#1#${key}`);
  scene.ports.clock.set(new Date(Date.parse(at) - HOUR).toISOString());
  await machines(scene.ports).round();
  scene.ports.clock.set(at);
  return scene;
};

/** What a round finds. */
const SCENES: Readonly<Record<string, () => Promise<Scene>>> = {
  'a report opens': () => atStep('d-minus-90'),
  'a reminder': () => atStep('d-minus-30'),
  'the grace period ends': () => atStep('d-plus-60'),
  'a pledge whose consequences nobody made': async () => {
    const scene = await published();
    scene.ports.clock.advance(HOUR);
    return scene;
  },
  'an erasure that was cut off at its tombstone': async () => {
    const scene = await published();
    const { ports, personId } = scene;
    const person = await load(ports.pact, personEntity, personId);
    if (person === undefined) throw new Error('there is a person to erase');
    const at = new Date(ports.clock.now()).toISOString();
    const { email } = person;
    const tombstone = { rev: 1, personId, email, addressHash: hashIn(ports), at, by: personId, lookAt: at };
    await create(ports.sent, erasedEntity, tombstone);
    return scene;
  },
};

const hashIn = ({ pact }: TestPorts): string =>
  String(pact.items().find(({ type }) => type === 'address')?.['addressHash']);

/** Three rounds, an hour between them. The call number `at` of the first is the last of its function. */
const rounds = async ({ ports }: Scene, kill?: { readonly at: number; readonly after: boolean }) => {
  const struck = kill === undefined ? undefined : dying(ports, kill);
  let killed = false;
  const asFunction = async (work: (given: RoundPorts) => Promise<unknown>): Promise<unknown> => {
    if (struck === undefined || killed) return work(ports);
    const given: RoundPorts = { ...struck.ports, suppression: ports.suppression };
    return Promise.race([
      work(given),
      struck.death.catch(() => {
        killed = true;
        throw named('Lambda.Unknown');
      }),
    ]);
  };
  const { round } = machines(ports, asFunction);
  for (let hours = 0; hours < 3; hours += 1) {
    await round().catch((error: unknown) => {
      if (!killed) throw error;
    });
    ports.clock.advance(HOUR);
  }
  return killed;
};

const TIME = /\d{4}-\d{2}-\d{2}T[\d:.]+Z/gu;
const FIELDS = ['type', 'kind', 'outcome', 'why', 'mailIds', 'taskIds', 'reports', 'people', 'state'];

/** What must be the same whatever died on the way: everything but times and revisions. */
const leftBy = async ({ ports, organisationId, forgotten }: Scene) => ({
  items: [...ports.pact.items(), ...ports.sent.items()]
    .map((item) => `${item.pk} ${item.sk} ${JSON.stringify(FIELDS.map((name) => item[name]))}`)
    .map((line) => line.replaceAll(TIME, 'T'))
    .sort(),
  history: (await load(ports.pact, pledgeHead, organisationId))?.history.map(({ what }) => what),
  forgotten: [...new Set(forgotten)],
});

describe.each(Object.entries(SCENES))('round and remind, killed at any of their calls: %s', (_, scene) => {
  it.each([
    ['before', false],
    ['after', true],
  ] as const)(
    '%s the call took effect, leave what they leave without',
    async (_when, after) => {
      const whole = await scene();
      await rounds(whole);
      const expected = await leftBy(whole);
      let at = 1;
      for (; at < 300; at += 1) {
        const found = await scene();
        if (!(await rounds(found, { at, after }))) break;
        expect({ at, left: await leftBy(found) }).toEqual({ at, left: expected });
      }
      expect(at).toBeGreaterThan(10);
    },
    120_000,
  );
});
