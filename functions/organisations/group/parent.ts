import { countCode } from '../../access/code-limit.ts';
import type { Ports } from '../../platform/ports.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { load } from '../../platform/store/entity.ts';
import { decide, type Refusal } from '../../pledges/decide.ts';
import { type PledgeHead, pledgeHead } from '../../pledges/head.ts';
import { cannot } from '../people/decide-people.ts';
import { isNamable } from './namable.ts';

type Needed = Pick<Ports, 'pact' | 'clock'>;

/** No group of organisations is so deep. */
const DEEPEST = 20;

/**
 * Whether an organisation belongs to `other`, by links confirmed or only asked for. Those asked for count, so that no
 * circle can arise: of its links one was asked for last, and whoever confirms that one finds all the others.
 */
const belongsTo = async (ports: Needed, organisationId: string, other: string): Promise<boolean> => {
  let at: string | undefined = organisationId;
  for (let hops = 0; at !== undefined && hops < DEEPEST; hops += 1) {
    if (at === other) return true;
    at = (await load(ports.pact, pledgeHead, at))?.parent?.id;
  }
  return at !== undefined;
};

interface Asked {
  /** The subsidiary. */
  readonly organisationId: string;
  /** Person id of its contact. */
  readonly who: string;
  /** Id of the organisation that is named. */
  readonly parent: string;
}

/** An organisation names its parent, which has to confirm it; a former one is named no longer. */
export const askParent = async (
  ports: Needed,
  { organisationId, who, parent }: Asked,
): Promise<Result<PledgeHead, Refusal>> => {
  if (parent === organisationId) return cannot('itself');
  const named = await load(ports.pact, pledgeHead, parent);
  if (named === undefined || !isNamable(named)) return cannot('not-an-organisation');
  if (await belongsTo(ports, parent, organisationId)) return cannot('circle');
  const own = await load(ports.pact, pledgeHead, organisationId);
  if (own?.parent?.id === parent) return done(own);
  const minutes = await countCode(ports, `parent of ${organisationId}`);
  if (minutes > 0) return refused({ why: 'too-often', minutes });
  return decide(ports, {
    organisationId,
    who,
    rule: (head, now) => {
      if (head.contact !== who) return cannot('not-contact');
      const former = head.parent?.id;
      return done({
        change: { parent: { id: parent, state: 'asked', since: now } },
        events: [
          ...(former === undefined ? [] : [{ what: 'parent-ended' as const, about: former }]),
          { what: 'parent-asked', about: parent },
        ],
      });
    },
  });
};

/** Whether a person is the contact of an organisation now. */
const isContact = async (ports: Needed, organisationId: string, who: string): Promise<boolean> =>
  (await load(ports.pact, pledgeHead, organisationId))?.contact === who;

/** The contact of the parent confirms the link: from now on it is public on both pages. Again, it changes nothing. */
export const confirmParent = async (
  ports: Needed,
  { organisationId, who, parent }: Asked,
): Promise<Result<PledgeHead, Refusal>> => {
  if (!(await isContact(ports, parent, who))) return cannot('not-contact');
  const own = await load(ports.pact, pledgeHead, organisationId);
  if (own?.parent?.id === parent && own.parent.state === 'confirmed') return done(own);
  if (await belongsTo(ports, parent, organisationId)) return cannot('circle');
  return decide(ports, {
    organisationId,
    who,
    rule: ({ parent: link }, now) =>
      link?.id === parent && link.state === 'asked'
        ? done({
            change: { parent: { id: parent, state: 'confirmed', since: now } },
            events: [{ what: 'parent-confirmed', about: parent }],
          })
        : cannot('no-parent'),
  });
};

/** The contact of either side ends the link, or that of the parent refuses it. */
export const endParent = async (
  ports: Needed,
  { organisationId, who, parent }: Asked,
): Promise<Result<PledgeHead, Refusal>> => {
  const byParent = await isContact(ports, parent, who);
  return decide(ports, {
    organisationId,
    who,
    rule: (head) => {
      if (!byParent && head.contact !== who) return cannot('not-contact');
      return head.parent?.id === parent
        ? done({ change: { parent: undefined }, events: [{ what: 'parent-ended', about: parent }] })
        : cannot('no-parent');
    },
  });
};
