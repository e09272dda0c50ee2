import type { Ports } from '../../platform/ports.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { fromItem, load, save } from '../../platform/store/entity.ts';
import { toInstant } from '../../platform/time.ts';
import { listedEntity } from '../listed.ts';
import { withListedLink } from '../listed-history.ts';
import { claimRests, givenTo } from './given-up.ts';
import { type Claim, claimEntity, OPEN_CLAIMS } from './model.ts';

type Needed = Pick<Ports, 'pact' | 'clock'>;
export type SettleRefusal = 'not-found' | 'taken' | 'decided-already' | 'changed-meanwhile';

/** Claims shown to staff at once, oldest first. */
const SHOWN = 100;
const TRIES = 5;

/**
 * Takes a claim off staff's list; a colleague may have refused it in the same moment, but the entry has been given. Of what
 * staff decided the claimant is told; whose address the list named knows at once.
 */
const tidy = async (ports: Needed, pledgeId: string, by: string): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const claim = await load(ports.pact, claimEntity, pledgeId);
    if (claim === undefined || claim.state === 'settled') return;
    const { reasons: _, ...kept } = claim;
    const decidedAt = toInstant(ports.clock.now());
    const told = by.startsWith('staff:') ? { nudge: decidedAt } : {};
    const next: Claim = { ...kept, state: 'settled', decidedAt, decidedBy: by, ...told };
    if ((await save(ports.pact, claimEntity, next)) === 'done') return;
  }
  throw new Error(`The claim of ${pledgeId} changed at every try`);
};

/** An entry becomes a pledge's: one write on the entry, so of two claims one wins. @param by person id or `staff:<subject>` */
export const settleClaim = async (
  ports: Needed,
  { pledgeId, by }: { readonly pledgeId: string; readonly by: string },
): Promise<Result<Claim, SettleRefusal>> => {
  const claim = await load(ports.pact, claimEntity, pledgeId);
  const listed = claim === undefined ? undefined : await load(ports.pact, listedEntity, claim.listedId);
  if (claim === undefined || listed === undefined || (await claimRests(ports, pledgeId)))
    return refused('not-found');
  if (claim.state === 'refused') return refused('decided-already');
  if (listed.claimed?.pledge !== pledgeId) {
    const taken = (await givenTo(ports, listed)) !== undefined;
    if (taken || listed.merged !== undefined || listed.removed !== undefined) return refused('taken');
    const at = toInstant(ports.clock.now());
    const history = withListedLink(listed.history, { at, who: by, what: 'claimed', about: pledgeId });
    // The address has served its purpose: nobody else may claim the entry by it.
    const { contactHash: _, ...kept } = listed;
    const next = { ...kept, claimed: { pledge: pledgeId, at, by }, history };
    const written = await save(ports.pact, listedEntity, next);
    if (written === 'refused') return refused('changed-meanwhile');
  }
  if (claim.state === 'asked') await tidy(ports, pledgeId, by);
  return done(claim);
};

/** Staff do not agree, with reasons that the claimant gets by mail and reads on the pledge's page. The pledge that was begun stays the claimant's own. */
export const refuseClaim = async (
  ports: Needed,
  { pledgeId, by, reasons }: { readonly pledgeId: string; readonly by: string; readonly reasons: string },
): Promise<Result<Claim, SettleRefusal>> => {
  const claim = await load(ports.pact, claimEntity, pledgeId);
  if (claim === undefined) return refused('not-found');
  const listed = await load(ports.pact, listedEntity, claim.listedId);
  if (claim.state !== 'asked' || listed?.claimed?.pledge === pledgeId) return refused('decided-already');
  const at = toInstant(ports.clock.now());
  const decided = { decidedAt: at, decidedBy: by, reasons, nudge: at };
  const next: Claim = { ...claim, state: 'refused', ...decided };
  return (await save(ports.pact, claimEntity, next)) === 'done' ? done(next) : refused('changed-meanwhile');
};

const openAmong = async (ports: Pick<Ports, 'pact'>, claims: readonly Claim[]): Promise<readonly Claim[]> => {
  const open = await Promise.all(
    claims.map(async ({ pledgeId, listedId }) => {
      const [listed, rests] = await Promise.all([
        load(ports.pact, listedEntity, listedId),
        claimRests(ports, pledgeId),
      ]);
      return listed?.claimed?.pledge !== pledgeId && !rests;
    }),
  );
  return claims.filter((_, at) => open[at]);
};

/**
 * Claims that wait for staff, oldest first. One that was agreed to counts no more, even where a crash left it listed, nor one
 * whose pledge has been given up or merged: however many of those there are, they hide nobody's.
 */
export const readOpenClaims = async (ports: Pick<Ports, 'pact'>, most = SHOWN): Promise<readonly Claim[]> => {
  const open: Claim[] = [];
  let cursor: string | undefined;
  do {
    const from = cursor === undefined ? {} : { cursor };
    const page = await ports.pact.index({ index: 'listing', key: OPEN_CLAIMS, limit: SHOWN, ...from });
    const claims = page.items.map((item) => fromItem(claimEntity, item));
    open.push(...(await openAmong(ports, claims)));
    cursor = page.cursor;
  } while (cursor !== undefined && open.length < most);
  return open.slice(0, most);
};
