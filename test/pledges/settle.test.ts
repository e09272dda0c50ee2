import { beforeEach, describe, expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { reactToChange } from '../../functions/pledges/react.ts';
import { openReview, returnPledge } from '../../functions/pledges/review.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { type SettlePorts, settle } from '../../functions/pledges/settle.ts';
import { approve, sendBack } from '../../functions/pledges/signature.ts';
import { putDownSteps } from '../../functions/reminders/put-down-steps.ts';
import { layOutYear } from '../reminders/run-step.ts';
import { completeDraft, must, publishedPledge, signedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

let ports: TestPorts;
let started: string[];
const all = (): SettlePorts => ({
  ...ports,
  workflows: {
    startReportYear: async ({ name }) => {
      if (!started.includes(name)) started.push(name);
    },
  },
});
const mails = () =>
  ports.sent
    .items()
    .map((item) => String(item['kind']))
    .sort();
const steps = () =>
  ports.pact
    .items()
    .map((item) => item.sk)
    .filter((sk) => sk.startsWith('STEP#'))
    .sort();
const headOf = (organisationId: string) => load(ports.pact, pledgeHead, organisationId);

beforeEach(() => {
  ports = testPorts();
  started = [];
});

const signatories = [
  { name: 'Alva Lind', position: 'CEO', email: 'alva@nordlys.example' },
  { name: 'Bo Ek', position: 'CFO', email: 'bo@nordlys.example' },
];

describe('settling', () => {
  it('clears the nudge and remembers the last revision', async () => {
    const { organisationId } = await completeDraft(ports);
    expect(await settle(all(), organisationId)).toBe('settled');
    const head = await headOf(organisationId);
    expect(head?.nudge).toBeUndefined();
    expect(head?.settled).toBe(head?.history.at(-1)?.rev);
    expect(steps()).toEqual(['STEP#draft#1#day-14', 'STEP#draft#1#day-45']);
  });

  it('leaves the same state however often it is told', async () => {
    const { organisationId } = await signedPledge(ports);
    expect(await settle(all(), organisationId)).toBe('settled');
    const [pact, sent] = [ports.pact.items(), ports.sent.items()];
    expect(await settle(all(), organisationId)).toBe('nothing-to-settle');
    expect(await settle(all(), organisationId)).toBe('nothing-to-settle');
    expect([ports.pact.items(), ports.sent.items()]).toEqual([pact, sent]);
  });

  it('makes up for everything that happened since it was told last', async () => {
    const { organisationId } = await publishedPledge(ports);
    await settle(all(), organisationId);
    expect(mails()).toEqual(['published', 'receipt']);
    expect(steps().map((sk) => sk.split('#')[1])).toEqual(['draft', 'draft', 'review', 'review']);
  });

  it('orders nothing twice when two settle at once', async () => {
    const { organisationId } = await signedPledge(ports);
    await Promise.all([settle(all(), organisationId), settle(all(), organisationId)]);
    expect(mails()).toEqual(['receipt']);
    expect((await headOf(organisationId))?.nudge).toBeUndefined();
  });

  it('goes again where a decision came in between', async () => {
    const { organisationId } = await signedPledge(ports);
    const inBetween: SettlePorts = { ...all(), sent: { ...ports.sent } };
    let first = true;
    const racing: SettlePorts = {
      ...inBetween,
      sent: {
        ...ports.sent,
        put: async (...call) => {
          if (first) {
            first = false;
            must(await openReview(ports, { organisationId, staff: 'rita' }));
            must(await returnPledge(ports, { organisationId, staff: 'rita', reasons: 'Why?' }));
          }
          return ports.sent.put(...call);
        },
      },
    };
    expect(await settle(racing, organisationId)).toBe('settled');
    expect(mails()).toEqual(['receipt', 'returned']);
  });

  it('stays due when it is killed half-way, and is made whole by the next', async () => {
    const { organisationId } = await publishedPledge(ports);
    const dying = { ...all(), workflows: { startReportYear: () => Promise.reject(new Error('killed')) } };
    await expect(settle(dying, organisationId)).rejects.toThrow('killed');
    expect((await headOf(organisationId))?.nudge).toBeDefined();
    await settle(all(), organisationId);
    expect(mails()).toEqual(['published', 'receipt']);
    expect(started).toHaveLength(1);
  });

  it('throws where the head moves at every try, so that it is told again', async () => {
    const { organisationId } = await completeDraft(ports);
    const moving = { ...all(), pact: { ...ports.pact, put: async () => 'refused' as const } };
    await expect(settle(moving, organisationId)).rejects.toThrow('moved at every try');
  });

  it('finds nothing for an organisation that does not exist', async () => {
    expect(await settle(all(), 'nobody')).toBe('nothing-to-settle');
  });
});

describe('the year of a published pledge', () => {
  it('is started once, and keeps the pledge due until its steps stand', async () => {
    const { organisationId } = await publishedPledge(ports);
    expect(await settle(all(), organisationId)).toBe('under-way');
    expect(await settle(all(), organisationId)).toBe('under-way');
    expect(started).toEqual([`${organisationId}-1`]);
    expect((await headOf(organisationId))?.nudge).toBeDefined();
    await layOutYear(ports, organisationId);
    expect(await settle(all(), organisationId)).toBe('settled');
    expect((await headOf(organisationId))?.nudge).toBeUndefined();
    expect(mails()).toEqual(['published', 'receipt', 'report-dates']);
  });

  it('has the pledge looked at once more as soon as it is laid out', async () => {
    const { organisationId, head } = await publishedPledge(ports);
    ports.clock.advance(4000);
    await layOutYear(ports, organisationId);
    expect(await headOf(organisationId)).toMatchObject({
      rev: head.rev + 1,
      nudge: '2026-11-22T09:00:04.000Z',
    });
  });

  it('is started afresh each hour in which its execution came to nothing', async () => {
    const { organisationId } = await publishedPledge(ports);
    for (const _ of [1, 2, 3]) {
      await settle(all(), organisationId);
      ports.clock.advance(3_600_000);
    }
    expect(started).toEqual([`${organisationId}-1`, `${organisationId}-1-1`, `${organisationId}-1-2`]);
  });

  it('is not complete while one of its steps is missing', async () => {
    const { organisationId } = await publishedPledge(ports);
    await layOutYear(ports, organisationId);
    const missing = { pk: `ORG#${organisationId}`, sk: 'STEP#report#1#d-plus-30' };
    await ports.pact.remove(missing, { rev: 1 });
    expect(await settle(all(), organisationId)).toBe('under-way');
  });

  it('gets its dates told even where the execution ended before that', async () => {
    const { organisationId } = await publishedPledge(ports);
    await putDownSteps(ports, { organisationId, family: 'report', occasion: '1', anchor: '2027-11-22' });
    expect(await settle(all(), organisationId)).toBe('settled');
    expect(mails()).toContain('report-dates');
  });
});

describe('a text sent to two signatories', () => {
  it('asks each of them once and puts the reminders down', async () => {
    const written = await completeDraft(ports);
    must(
      await sendForSignature(ports, { ...written, language: 'en', signing: { how: 'others', signatories } }),
    );
    await settle(all(), written.organisationId);
    expect(mails()).toEqual(['signature-request', 'signature-request']);
    expect(steps().filter((sk) => sk.startsWith('STEP#signature#1#'))).toHaveLength(3);
  });

  it('tells the contact, and who had approved, when one of them sends it back', async () => {
    const written = await completeDraft(ports);
    const head = must(
      await sendForSignature(ports, { ...written, language: 'en', signing: { how: 'others', signatories } }),
    );
    const { organisationId } = written;
    const [alva = '', bo = ''] = head.pending?.signatures.map((signature) => signature.personId) ?? [];
    must(await approve(ports, { organisationId, personId: alva, sha256: head.pending?.sha256 ?? '' }));
    must(await sendBack(ports, { organisationId, personId: bo, comment: 'Not yet' }));
    await settle(all(), organisationId);
    expect(mails()).toEqual(['approval-void', 'sent-back']);
    expect(steps().filter((sk) => sk.startsWith('STEP#draft#'))).toHaveLength(4);
    const told = ports.sent.items().find(({ kind }) => kind === 'sent-back');
    expect(told?.['recipient']).toEqual({ to: 'person', personId: written.personId });
  });
});

describe('the stream of the truth', () => {
  it('settles a head that asks for it, and nothing else', async () => {
    const { organisationId } = await completeDraft(ports);
    const react = reactToChange(all());
    const image = (item: object) => ({ dynamodb: { NewImage: item } });
    await react(image({ type: { S: 'draft' }, organisationId: { S: organisationId }, nudge: { S: 'x' } }));
    await react(image({ type: { S: 'pledge-head' }, organisationId: { S: organisationId } }));
    await react({ dynamodb: {} });
    expect((await headOf(organisationId))?.nudge).toBeDefined();
    await react(
      image({ type: { S: 'pledge-head' }, organisationId: { S: organisationId }, nudge: { S: 'x' } }),
    );
    expect((await headOf(organisationId))?.nudge).toBeUndefined();
  });
});
