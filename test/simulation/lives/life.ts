import type { SitePorts } from '../../../functions/platform/ports.ts';
import type { Result } from '../../../functions/platform/result.ts';
import type { Refusal } from '../../../functions/pledges/decide.ts';
import type { PledgeHead } from '../../../functions/pledges/head.ts';
import { PERSONAL } from '../checks/checks.ts';
import { type HeadView, headView } from '../checks/reading.ts';
import type { Owner } from '../engine/owner.ts';
import type { Strand } from '../engine/strand.ts';
import { DAY, MINUTE, SECOND, type World } from '../engine/world.ts';
import type { Random } from '../random.ts';

/** One person, or somebody of the staff, who does something about one organisation. */
export interface Life {
  readonly world: World;
  readonly owner: Owner;
  readonly strand: Strand;
  readonly random: Random;
  /** Whether whoever acts may do so now; absent for who always may. */
  readonly mayAct?: () => boolean;
}

type Verb<T> = (ports: SitePorts) => Promise<T>;

const once = <T>({ world, owner }: Life, strand: Strand, verb: Verb<T>): Promise<T> =>
  world.act(owner, strand, (ports) => verb({ ...ports, signingText: 'any' }));

/** A second click, a moment after the first. */
const clickAgain = <T>(life: Life, verb: Verb<T>): void => {
  const { world, random, owner } = life;
  if (!random.chance(0.15) || !world.faults.on('races')) return;
  world.faults.count('races');
  world.spawnAt(world.now + random.pick([0, 20, 200]), async (strand) => {
    if (life.mayAct?.() === false) return;
    try {
      await once(life, strand, verb);
    } catch (error) {
      world.checks?.failed(owner, 'a second click', error);
    }
  });
};

/** Does something on a page; who gets an error tries again some times, and then gives up. Undefined then. */
export const attempt = async <T>(life: Life, what: string, verb: Verb<T>): Promise<T | undefined> => {
  const { world, owner, strand, random } = life;
  if (life.mayAct?.() === false) return undefined;
  clickAgain(life, verb);
  for (let tries = 0; tries < 6 && life.mayAct?.() !== false; tries += 1) {
    try {
      return await once(life, strand, verb);
    } catch (error) {
      world.checks?.failed(owner, what, error);
      if (!random.chance(0.9)) return undefined;
      await strand.sleep(random.between(2, 600) * SECOND);
    }
  }
  return undefined;
};

/** The same for a decision: whoever is told that it stands may count on it. Answers whether it was so. */
export const decideTo = async (
  life: Life,
  what: string,
  verb: Verb<Result<PledgeHead, Refusal>>,
): Promise<boolean> => {
  const decided = await attempt(life, what, async (ports) => {
    const result = await verb(ports);
    if (result.ok) life.world.checks?.decided(life.owner, result.value);
    return result;
  });
  if (decided !== undefined && !decided.ok)
    life.owner.note(life.world.now, `${what}: ${decided.refusal.why}`);
  return decided?.ok ?? false;
};

/** What a page of the organisation would show. */
export const seen = ({ world }: Pick<Life, 'world'>, organisationId: string): HeadView | undefined => {
  const item = world.pact.peek({ pk: `ORG#${organisationId}`, sk: 'PLEDGE' });
  return item === undefined ? undefined : headView(item);
};

export const someDays = async ({ strand, random }: Life, low: number, high: number): Promise<void> =>
  strand.sleep(random.between(low * 24 * 60, high * 24 * 60) * MINUTE);

/** Looks every few days, until there is something to see or it has been long enough. */
export const waitFor = async <T>(
  life: Life,
  look: () => T | undefined,
  { days, every }: { readonly days: number; readonly every: number },
): Promise<T | undefined> => {
  const last = life.world.now + days * DAY;
  for (;;) {
    const found = look();
    if (found !== undefined || life.world.now > last) return found;
    await someDays(life, every / 2, every);
  }
};

export const address = (number: number, who: string): string =>
  `${who}.${PERSONAL}@organisation-${number}.example`;
export const personName = (who: string): string => `${who} ${PERSONAL}`;
