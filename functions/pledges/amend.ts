import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, load, save } from '../platform/store/entity.ts';
import { type Instant, toInstant } from '../platform/time.ts';
import { isLive } from './action-rules.ts';
import { decide, type Refusal } from './decide.ts';
import { type Draft, draftEntity } from './draft.ts';
import { draftFrom } from './draft-from.ts';
import { type PledgeHead, pledgeHead } from './head.ts';
import type { Event } from './history.ts';
import { stateOf } from './pending-text.ts';
import { pledgeTransition } from './states.ts';
import { type PledgeText, textOf, versionEntity } from './version.ts';

type TakeUp = 'amend' | 'renew';
type Current = NonNullable<PledgeHead['current']>;

const EVENT: Readonly<Record<TakeUp, Event>> = { amend: 'amendment-started', renew: 'renewed' };

/** The text that was public last, if the table of states lets another begin beside it. */
const publicTextFor = (head: PledgeHead, command: TakeUp): Result<Current, Refusal> => {
  const { pending, current } = head;
  return pending !== undefined ||
    current === undefined ||
    head.merged !== undefined ||
    pledgeTransition(command, current.state) === undefined
    ? refused({ why: 'wrong-state', found: stateOf(head) })
    : done(current);
};

interface TakeUpRequest {
  readonly organisationId: string;
  readonly personId: string;
}

type Needed = Pick<Ports, 'pact' | 'clock'>;

/** What everybody has read as promised: it is left out with a reason. What was dropped in public before may go. */
const publicIn = ({
  commitments,
}: PledgeText): Pick<NonNullable<Draft['base']>, 'commitments' | 'actions'> => ({
  commitments: commitments.map(({ id }) => id),
  actions: commitments.flatMap(({ actions }) => actions.filter(isLive).map(({ id }) => id)),
});

const beginning = async (
  ports: Needed,
  head: PledgeHead,
  { command, current, stamp }: { command: TakeUp; current: Current; stamp: { at: Instant; by: string } },
): Promise<((draft: Draft | undefined) => Draft) | undefined> => {
  const version = await load(ports.pact, versionEntity, head.organisationId, current.version);
  if (version === undefined) return undefined;
  const text = textOf(version);
  const base = {
    version: current.version,
    after: head.history.at(-1)?.rev ?? 0,
    ...(command === 'amend' ? publicIn(text) : { commitments: [], actions: [] }),
  };
  const name = head.card?.name ?? head.name;
  return (draft) => draftFrom(draft, { organisationId: head.organisationId, text, name, base, ...stamp });
};

const TRIES = 3;

/**
 * Writes the draft that starts from the text that was public last. Nobody can save in it before the head says so; two
 * who begin at once write the same, and the second leaves it as it is. Answers the version it starts from.
 */
const layOutDraft = async (
  ports: Needed,
  { organisationId, personId }: TakeUpRequest,
  command: TakeUp,
): Promise<Result<number, Refusal>> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    // The draft first: whoever has begun and saved since then has changed its revision.
    const draft = await load(ports.pact, draftEntity, organisationId);
    const head = await load(ports.pact, pledgeHead, organisationId);
    if (head === undefined) return refused({ why: 'not-found' });
    const current = publicTextFor(head, command);
    if (!current.ok) return current;
    const stamp = { at: toInstant(ports.clock.now()), by: personId };
    const begin = await beginning(ports, head, { command, current: current.value, stamp });
    if (begin === undefined) return refused({ why: 'not-found' });
    const next = begin(draft);
    if (next === draft) return done(current.value.version);
    const write = draft === undefined ? create : save;
    if ((await write(ports.pact, draftEntity, next)) === 'done') return done(current.value.version);
  }
  return refused({ why: 'changed-meanwhile' });
};

const takeUp =
  (command: TakeUp) =>
  async (ports: Needed, request: TakeUpRequest): Promise<Result<PledgeHead, Refusal>> => {
    const version = await layOutDraft(ports, request, command);
    if (!version.ok) return version;
    return decide(ports, {
      organisationId: request.organisationId,
      who: request.personId,
      rule: (head, now) => {
        const current = publicTextFor(head, command);
        if (!current.ok) return current;
        if (current.value.version !== version.value) return refused({ why: 'changed-meanwhile' });
        return done({
          change: { pending: { state: 'draft', since: now, signatures: [] } },
          events: [{ what: EVENT[command], version: version.value }],
        });
      },
    });
  };

/** The organisation begins to change its public pledge. The public text stays until the changed one is published. */
export const amend = takeUp('amend');

/** After a withdrawal the organisation begins a new pledge, from the text it had. */
export const renew = takeUp('renew');
