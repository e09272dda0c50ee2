import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load } from '../platform/store/entity.ts';
import type { Instant } from '../platform/time.ts';
import { underHold } from '../reports/after-hold.ts';
import { dueDay } from '../reports/due.ts';
import { type Decision, decide, type Refusal } from './decide.ts';
import { type PledgeHead, pledgeHead } from './head.ts';
import { type SentText, sentTextFor } from './pending-text.ts';
import { asSeen } from './seen.ts';
import { type PledgeText, textOf, versionEntity } from './version.ts';

export interface ReviewRequest {
  readonly organisationId: string;
  /** The staff member's subject at the sign-in issuer. */
  readonly staff: string;
  /** What the page showed, see `seen.ts`. */
  readonly seen?: string | undefined;
}

const asStaff = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, staff }: ReviewRequest,
  rule: (head: PledgeHead, now: Instant) => Result<Decision, Refusal>,
): Promise<Result<PledgeHead, Refusal>> => decide(ports, { organisationId, who: `staff:${staff}`, rule });

/** Staff take a submitted pledge into review. */
export const openReview = (ports: Pick<Ports, 'pact' | 'clock'>, request: ReviewRequest) =>
  asStaff(ports, request, (head) => {
    const ready = asSeen(sentTextFor(head, 'open-review'), request.seen);
    if (!ready.ok) return ready;
    return done({
      change: { pending: { ...ready.value, state: 'in-review', since: ready.value.since } },
      events: [{ what: 'review-opened', version: ready.value.version }],
    });
  });

/** The name of a text. A slip that staff have corrected since it was begun stays corrected: nobody has chosen it again. */
const nameIn = ({ organisation: { legalName } }: PledgeText, { card, history }: PledgeHead): string => {
  const begun = history.findLastIndex(({ what }) => what === 'amendment-started');
  const corrected = history.slice(begun + 1).some(({ what }) => what === 'name-corrected');
  return corrected && card?.formerNames.includes(legalName) ? card.name : legalName;
};

const cardOf = (text: PledgeText, head: PledgeHead): NonNullable<PledgeHead['card']> => {
  const { organisation, commitments } = text;
  const { country, sector, sizeBand, roles, website } = organisation;
  const name = nameIn(text, head);
  const before = head.card;
  // A name that is taken up again is no former one.
  const formerNames = [...new Set([...(before?.formerNames ?? []), before?.name ?? name])].filter(
    (former) => former !== name,
  );
  return {
    name,
    country,
    sector,
    sizeBand,
    roles,
    ...(website === undefined ? {} : { website }),
    commitments: commitments.map((commitment) => commitment.id),
    formerNames,
  };
};

/** Of reports announced before a withdrawal: one whose day had not come is not owed by the pledge that begins again. */
const keptReports = (reports: PledgeHead['reports']): PledgeHead['reports'] =>
  Object.fromEntries(
    Object.entries(reports).filter(([, { state }]) => state !== 'scheduled' && state !== 'open'),
  );

/** The report of the twelve months that begin now; cycles count on after a withdrawal. */
const firstReport = (head: PledgeHead, now: Instant) => {
  const { reports } = head;
  const cycle = String(Math.max(0, ...Object.keys(reports).map(Number)) + 1);
  const report = underHold({ state: 'scheduled', since: now, due: dueDay(now) }, head, now);
  return { cycle, reports: { ...keptReports(reports), [cycle]: report } };
};

type Current = NonNullable<PledgeHead['current']>;

/** What is public from now on. A pledge that staff have taken down stays down until they restore it. */
const currentOf = (
  { version, sha256, reference }: SentText,
  before: Current | undefined,
  now: Instant,
): Current => {
  const text = { version, sha256, reference };
  if (before === undefined || before.state === 'withdrawn')
    return { state: 'published', since: now, ...text, publishedAt: now };
  return before.state === 'withheld'
    ? { ...before, ...text }
    : { state: 'published', since: now, ...text, publishedAt: before.publishedAt };
};

const publication = (
  head: PledgeHead,
  ready: SentText,
  { text, now }: { text: PledgeText; now: Instant },
): Decision => {
  const begins = head.current === undefined || head.current.state === 'withdrawn';
  const { cycle, reports } = firstReport(head, now);
  const card = cardOf(text, head);
  return {
    change: {
      name: card.name,
      pending: undefined,
      current: currentOf(ready, head.current, now),
      card,
      ...(begins ? { reports } : {}),
    },
    events: [{ what: 'published', version: ready.version, ...(begins ? { cycle } : {}) }],
  };
};

/**
 * Staff publish: the twelve months start with the first publication, and no amendment moves the report's due date. After
 * a withdrawal they start anew.
 */
export const publish = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  request: ReviewRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const number = (await load(ports.pact, pledgeHead, request.organisationId))?.pending?.version;
  const version =
    number === undefined ? undefined : await load(ports.pact, versionEntity, request.organisationId, number);
  return asStaff(ports, request, (head, now) => {
    const ready = asSeen(sentTextFor(head, 'publish'), request.seen);
    if (!ready.ok) return ready;
    if (version?.number !== ready.value.version) return refused({ why: 'changed-meanwhile' });
    return done(publication(head, ready.value, { text: textOf(version), now }));
  });
};

const withReasons =
  (command: 'return' | 'decline', what: 'returned' | 'declined') =>
  (
    ports: Pick<Ports, 'pact' | 'clock'>,
    { reasons, ...request }: ReviewRequest & { readonly reasons: string },
  ) =>
    asStaff(ports, request, (head, now) => {
      const ready = asSeen(sentTextFor(head, command), request.seen);
      if (!ready.ok) return ready;
      return done({
        change: { pending: { ...ready.value, state: what, since: now, reasons, asked: reasons } },
        events: [{ what, version: ready.value.version }],
      });
    });

/** Staff ask for more, with reasons. */
export const returnPledge = withReasons('return', 'returned');
/** Staff decline, with reasons: not eligible or not authentic. */
export const decline = withReasons('decline', 'declined');
