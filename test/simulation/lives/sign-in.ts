import { confirmCode } from '../../../functions/access/confirm.ts';
import { ensurePerson } from '../../../functions/access/ensure-person.ts';
import { requestCode } from '../../../functions/access/request-code.ts';
import { readSession } from '../../../functions/access/session.ts';
import { DAY, HOUR, MINUTE } from '../engine/world.ts';
import { address, attempt, type Life } from './life.ts';

/** Codes that arrived, by challenge. */
export type Letterbox = Map<string, { readonly code: string; readonly at: number }>;
/** Of each world, what people have got by mail. */
const letterboxes = new WeakMap<object, Letterbox>();

export const letterbox = (world: object): Letterbox => {
  const known = letterboxes.get(world);
  if (known !== undefined) return known;
  const box: Letterbox = new Map();
  letterboxes.set(world, box);
  return box;
};

/** A code lives ten minutes, a session of a person thirty days: said here once more, apart from what is under test. */
const [CODE_MS, SESSION_MS] = [10 * MINUTE, 30 * DAY];

const typeCode = async (
  life: Life,
  { challengeId, browser, code }: { challengeId: string; browser: string; code: string },
) => attempt(life, 'typing a code', (ports) => confirmCode(ports, { challengeId, browser, code }));

/** Who finds the browser signed in still, long after, must not be. */
const tryOldSession = (life: Life, secret: string): void => {
  const { world, random, owner } = life;
  if (!random.chance(0.1)) return;
  world.spawnAt(world.now + SESSION_MS + random.between(1, 40) * HOUR, async (strand) => {
    const visitor = await attempt({ ...life, strand }, 'opening a page', (ports) =>
      readSession(ports, secret),
    );
    if (visitor !== undefined && visitor.kind !== 'nobody')
      world.checks?.tell(owner, 'expired-opens-nothing', 'a session that has expired is still good');
  });
};

/** Asks for a code, waits for the mail, types it in: at once, or much too late. Answers the person. */
const byCode = async (life: Life, email: string): Promise<string | undefined> => {
  const { world, owner, random, strand } = life;
  const browser = owner.ids.secret();
  const asked = await attempt(life, 'asking for a code', (ports) =>
    requestCode(ports, { email, browser, language: 'en', next: '/en/my' }),
  );
  if (asked === undefined || !asked.ok) return undefined;
  const { challengeId } = asked.value;
  await strand.sleep((random.chance(0.1) ? 24 * 60 + 20 : 2) * MINUTE);
  const got = letterbox(world).get(challengeId);
  if (got === undefined) return undefined;
  if (random.chance(0.1)) await typeCode(life, { challengeId, browser, code: 'CCCC-CCCC' });
  const skew = 4 * MINUTE;
  const late = world.now > got.at + CODE_MS + skew;
  const confirmed = await typeCode(life, { challengeId, browser, code: got.code });
  if (confirmed === undefined || !confirmed.ok) return undefined;
  if (late) world.checks?.tell(owner, 'expired-opens-nothing', 'a code of yesterday was taken');
  tryOldSession(life, confirmed.value.session);
  return confirmed.value.personId;
};

/** Some ask in two browsers at once. */
const inAnotherBrowser = (life: Life, email: string): void => {
  life.world.spawn(async (strand) => {
    await byCode({ ...life, strand, random: life.owner.fork() }, email);
  });
};

/** Signs in, asking again where it comes to nothing. Who cannot be reached by code at all is let in by a colleague. */
export const signIn = async (life: Life, who: string): Promise<string | undefined> => {
  const email = address(life.owner.number, who);
  if (life.random.chance(0.1)) inAnotherBrowser(life, email);
  for (let tries = 0; tries < 3; tries += 1) {
    const personId = await byCode(life, email);
    if (personId !== undefined) return personId;
    await life.strand.sleep(life.random.between(1, 50) * HOUR);
  }
  const person = await attempt(life, 'being let in', (ports) =>
    ensurePerson(ports, { email, language: 'en' }),
  );
  return person?.personId;
};
