import { setStop } from '../../../functions/mail/stop.ts';
import { approve, sendBack } from '../../../functions/pledges/signature.ts';
import { fieldsIn } from '../checks/reading.ts';
import type { Arrived } from '../engine/ses.ts';
import type { World } from '../engine/world.ts';
import { isErased } from './acting.ts';
import { attempt, decideTo, type Life, someDays } from './life.ts';
import { letterbox } from './sign-in.ts';

/** A signatory who was asked: signs, sends it back, or lets it lie. */
const sign = async (life: Life, organisationId: string, personId: string): Promise<void> => {
  const { random, world } = life;
  const kind = random.next();
  if (kind < 0.15) return;
  await someDays(life, 0, kind < 0.3 ? 40 : 5);
  const head = world.pact.peek({ pk: `ORG#${organisationId}`, sk: 'PLEDGE' });
  const sha256 = fieldsIn(head?.['pending'])['sha256'];
  if (typeof sha256 !== 'string') return;
  if (kind > 0.93)
    await decideTo(life, 'sending back', (ports) =>
      sendBack(ports, { organisationId, personId, comment: 'The dates are wrong.' }),
    );
  else await decideTo(life, 'signing', (ports) => approve(ports, { organisationId, personId, sha256 }));
};

const stop = async (life: Life, token: string): Promise<void> => {
  if (!life.random.chance(0.3)) return;
  await someDays(life, 0, 2);
  await attempt(life, 'stopping mails', (ports) => setStop(ports, { token, stopped: true }));
  if (!life.random.chance(0.3)) return;
  await someDays(life, 1, 30);
  await attempt(life, 'having mails again', (ports) => setStop(ports, { token, stopped: false }));
};

/** What people do with a mail that arrived. */
export const readMail = (world: World, { owner, mail, secrets }: Arrived): void => {
  const { personId, challengeId } = fieldsIn(mail['recipient']);
  if (secrets.codes !== undefined && typeof challengeId === 'string')
    letterbox(world).set(challengeId, { code: secrets.codes.code, at: world.now });
  const start = (live: (life: Life) => Promise<void>): void =>
    world.spawn((strand) => live({ world, owner, strand, random: owner.fork() }));
  const { stopToken } = secrets;
  if (stopToken !== undefined) start((life) => stop(life, stopToken));
  if (mail['kind'] === 'signature-request' && typeof personId === 'string')
    start((life) =>
      sign({ ...life, mayAct: () => !isErased(world, personId) }, String(mail['organisationId']), personId),
    );
};
