import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, load } from '../platform/store/entity.ts';
import { type Day, toInstant } from '../platform/time.ts';
import { beginPledge } from '../pledges/begin-pledge.ts';
import { freeIdOf } from '../pledges/start-pledge.ts';
import { givenTo } from '../register/claims/given-up.ts';
import { claimEntity } from '../register/claims/model.ts';
import { suggestionOf } from '../register/claims/suggestion.ts';
import { type Listed, listedEntity } from '../register/listed.ts';

export interface EnterRequest {
  /** The staff member's subject. */
  readonly staff: string;
  /** The day on the letter. */
  readonly letterOn: Day;
  /** Of the form: the same form sent twice enters one pledge; for another letter, another. */
  readonly formId: string;
  /** The listed entry that the pledge is to take the place of. */
  readonly listedId?: string;
}

export type EnterRefusal = 'no-such-entry' | 'entry-taken';

const entryFor = async (
  ports: Pick<Ports, 'pact'>,
  listedId: string | undefined,
): Promise<Result<Listed | undefined, EnterRefusal>> => {
  if (listedId === undefined) return done(undefined);
  const listed = await load(ports.pact, listedEntity, listedId);
  if (listed === undefined || listed.removed !== undefined) return refused('no-such-entry');
  const taken = listed.merged !== undefined || (await givenTo(ports, listed)) !== undefined;
  return taken ? refused('entry-taken') : done(listed);
};

/**
 * The office begins to enter a pledge that came by letter. It belongs to nobody yet: the organisation becomes its owner
 * when it is sent there, and it counts when the organisation has confirmed it and signed. Answers its id.
 */
export const enterPledge = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { staff, letterOn, formId, listedId }: EnterRequest,
): Promise<Result<string, EnterRefusal>> => {
  const entry = await entryFor(ports, listedId);
  if (!entry.ok) return entry;
  const listed = entry.value;
  const pledgeId = await freeIdOf(ports, ['pledge', 'entered', formId, letterOn, listedId ?? '']);
  const who = `staff:${staff}`;
  if (listed !== undefined) {
    const at = toInstant(ports.clock.now());
    const claim = {
      rev: 1,
      pledgeId,
      listedId: listed.organisationId,
      name: listed.name,
      personId: who,
      askedAt: at,
    };
    // Nothing for staff to look at: the entry becomes the pledge's when the organisation confirms it.
    await create(ports.pact, claimEntity, { ...claim, state: 'settled', decidedAt: at, decidedBy: who });
  }
  await beginPledge(ports, {
    organisationId: pledgeId,
    who,
    what: 'entered',
    name: listed?.name,
    ...(listed === undefined ? {} : { suggested: suggestionOf(listed) }),
    entered: { by: who, letterOn },
    madeUp: false,
  });
  return done(pledgeId);
};
