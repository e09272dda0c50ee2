import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load } from '../platform/store/entity.ts';
import type { Instant } from '../platform/time.ts';
import { dueDay } from '../reports/due.ts';
import { type Decision, decide, type Refusal } from './decide.ts';
import { type PledgeHead, pledgeHead } from './head.ts';
import { type SentText, sentTextFor } from './pending-text.ts';
import { type PledgeText, textOf, versionEntity } from './version.ts';

export interface ReviewRequest {
  readonly organisationId: string;
  /** The staff member's subject at the sign-in issuer. */
  readonly staff: string;
}

const asStaff = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, staff }: ReviewRequest,
  rule: (head: PledgeHead, now: Instant) => Result<Decision, Refusal>,
): Promise<Result<PledgeHead, Refusal>> => decide(ports, { organisationId, who: `staff:${staff}`, rule });

/** Staff take a submitted pledge into review. */
export const openReview = (ports: Pick<Ports, 'pact' | 'clock'>, request: ReviewRequest) =>
  asStaff(ports, request, (head) => {
    const ready = sentTextFor(head, 'open-review');
    if (!ready.ok) return ready;
    return done({
      change: { pending: { ...ready.value, state: 'in-review', since: ready.value.since } },
      events: [{ what: 'review-opened', version: ready.value.version }],
    });
  });

const cardOf = (
  { organisation, commitments }: PledgeText,
  head: PledgeHead,
): NonNullable<PledgeHead['card']> => {
  const { legalName: name, country, sector, sizeBand, roles, website } = organisation;
  const before = head.card;
  const formerNames =
    before === undefined || before.name === name
      ? (before?.formerNames ?? [])
      : [...before.formerNames, before.name];
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

const publication = (
  head: PledgeHead,
  ready: SentText,
  { text, now }: { text: PledgeText; now: Instant },
): Decision => {
  const { version, sha256, reference } = ready;
  const publishedAt = head.current?.publishedAt ?? now;
  const first = { state: 'scheduled' as const, since: now, due: dueDay(publishedAt) };
  return {
    change: {
      name: text.organisation.legalName,
      pending: undefined,
      current: { state: 'published', since: now, version, sha256, reference, publishedAt },
      card: cardOf(text, head),
      reports: Object.keys(head.reports).length === 0 ? { '1': first } : head.reports,
    },
    events: [{ what: 'published', version, cycle: '1' }],
  };
};

/** Staff publish: the twelve months start with the first publication, and the report's due date never moves after it. */
export const publish = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  request: ReviewRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const number = (await load(ports.pact, pledgeHead, request.organisationId))?.pending?.version;
  const version =
    number === undefined ? undefined : await load(ports.pact, versionEntity, request.organisationId, number);
  return asStaff(ports, request, (head, now) => {
    const ready = sentTextFor(head, 'publish');
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
      const ready = sentTextFor(head, command);
      if (!ready.ok) return ready;
      return done({
        change: { pending: { ...ready.value, state: what, since: now, reasons } },
        events: [{ what, version: ready.value.version }],
      });
    });

/** Staff ask for more, with reasons. */
export const returnPledge = withReasons('return', 'returned');
/** Staff decline, with reasons: not eligible or not authentic. */
export const decline = withReasons('decline', 'declined');
