import { describe, expect, it } from 'vitest';
import { reactToMail } from '../../functions/mail/react-to-stream.ts';
import type { Ports } from '../../functions/platform/ports.ts';
import type { Item } from '../../functions/platform/store/table.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { nudge } from '../../functions/reminders/nudge.ts';
import { fakeSes } from '../mail/fake-ses.ts';
import { settings } from '../mail/samples.ts';
import { layOutYear } from '../reminders/run-step.ts';
import { must, signedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { dying } from './dying.ts';

const HOUR = 3_600_000;

/** Runs to the end or to the kill; whether it was killed. */
const until = async (work: Promise<unknown>, death: Promise<never>): Promise<boolean> =>
  Promise.race([work.then(() => false), death.catch(() => true)]);

const workflows = { startReportYear: async () => undefined };

interface Scene {
  readonly ports: TestPorts;
  readonly organisationId: string;
  readonly ses: ReturnType<typeof fakeSes>;
}

const scene = async (): Promise<Scene> => {
  const ports = testPorts();
  const { organisationId } = await signedPledge(ports);
  must(await openReview(ports, { organisationId, staff: 'rita' }));
  return { ports, organisationId, ses: fakeSes() };
};

/** Publishing as its function does it, its reaction, and what sends the mails: each may die, and each is tried again. */
const WORK = {
  publishing: async ({ organisationId }: Scene, ports: Ports) => {
    await publish(ports, { organisationId, staff: 'rita' });
  },
  changes: async ({ organisationId }: Scene, ports: Ports) => {
    await settle({ ...ports, workflows }, organisationId);
  },
  'mail-out': async ({ ses, ports: { sent } }: Scene, ports: Ports, call: Call) => {
    const react = reactToMail(
      {
        ...ports,
        ses: { send: (mail) => call(() => ses.send(mail)) },
        compose: async () => Buffer.from(''),
        pause: async () => undefined,
      },
      settings,
    );
    for (const item of sent.items()) await react(recordOf(item));
  },
} as const;
type Call = ReturnType<typeof dying>['call'];
type Part = keyof typeof WORK;
const PARTS: readonly Part[] = ['publishing', 'changes', 'mail-out'];

const recordOf = (item: Item) => {
  const texts = Object.entries(item).filter(([, value]) => typeof value === 'string');
  return { dynamodb: { NewImage: Object.fromEntries(texts.map(([name, S]) => [name, { S }])) } };
};

const calmly: Call = (effect) => effect();

/** Everything once more until it is done, as streams and rounds do: hours pass in between. */
const recover = async (found: Scene): Promise<void> => {
  await WORK.publishing(found, found.ports);
  await layOutYear(found.ports, found.organisationId);
  for (let hours = 0; hours < 4; hours += 1) {
    await WORK.changes(found, found.ports);
    for (const { pk, sk } of found.ports.sent.items()) await nudge(found.ports, { table: 'sent', pk, sk });
    await WORK['mail-out'](found, found.ports, calmly);
    found.ports.clock.advance(HOUR + 60_000);
  }
};

/** What must be the same whatever died on the way: everything but times, and how often it was tried. */
const leftBy = ({ ports, organisationId }: Scene) => ({
  pledge: ports.pact
    .items()
    .filter(({ pk, sk }) => pk === `ORG#${organisationId}` && sk === 'PLEDGE')
    .map(({ current, nudge, history }) => ({
      current: JSON.stringify(current).replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/gu, 'T'),
      nudge,
      links: Array.isArray(history) ? history.length : 0,
    })),
  keys: ports.pact
    .items()
    .map(({ pk, sk }) => `${pk} ${sk}`)
    .sort(),
  mails: ports.sent
    .items()
    .map(({ kind, state }) => `${String(kind)} ${String(state)}`)
    .sort(),
});

const withoutCrash = async () => {
  const found = await scene();
  await recover(found);
  return { left: leftBy(found), sent: found.ses.taken.length };
};

/** Kills one part at its call number `at`, and has the others do their work. */
const killedIn = async (part: Part, kill: { readonly at: number; readonly after: boolean }) => {
  const found = await scene();
  for (const before of PARTS.slice(0, PARTS.indexOf(part))) await WORK[before](found, found.ports, calmly);
  const { ports, call, death } = dying(found.ports, kill);
  const killed = await until(WORK[part](found, ports, call), death);
  await recover(found);
  return { killed, left: leftBy(found), ids: found.ses.taken.map(({ mailId }) => mailId), found };
};

describe.each(PARTS)('killed at any of its calls, %s', (part) => {
  it.each([
    ['before', false],
    ['after', true],
  ] as const)('%s the call took effect, leaves what it leaves without', async (_, after) => {
    const whole = await withoutCrash();
    let at = 1;
    for (; at < 200; at += 1) {
      const { killed, left, ids, found } = await killedIn(part, { at, after });
      if (!killed) break;
      expect({ at, left }).toEqual({ at, left: whole.left });
      const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
      const marked = found.ports.sent.items().filter((item) => item['possibleDuplicate'] === true);
      expect(new Set(twice).size).toBeLessThanOrEqual(marked.length);
      expect(new Set(ids).size).toBe(whole.sent);
    }
    expect(at).toBeGreaterThan(2);
  });
});
