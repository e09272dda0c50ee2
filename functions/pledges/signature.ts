import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { brusselsDay, type Instant } from '../platform/time.ts';
import { closingDate } from './closing-date.ts';
import { type Decision, decide, type Refusal } from './decide.ts';
import type { PledgeHead, Signature } from './head.ts';
import { type SentText, sentTextFor } from './pending-text.ts';
import type { PledgeCommand } from './states.ts';

/** The text at hand, if `personId` is asked to sign it and has not answered yet. */
const waitingFor = (
  head: PledgeHead,
  command: PledgeCommand,
  personId: string,
): Result<SentText, Refusal> => {
  const pending = sentTextFor(head, command);
  if (!pending.ok) return pending;
  const own = pending.value.signatures.find((signature) => signature.personId === personId);
  if (own === undefined) return refused({ why: 'not-a-signatory' });
  return own.status === 'asked' ? pending : refused({ why: 'wrong-state', found: pending.value.state });
};

const answered = (
  signatures: readonly Signature[],
  personId: string,
  answer: Pick<Signature, 'status' | 'at' | 'comment'>,
): Signature[] => signatures.map((s) => (s.personId === personId ? { ...s, ...answer } : s));

const approval = (pending: SentText, personId: string, now: Instant): Decision => {
  const signatures = answered(pending.signatures, personId, { status: 'approved', at: now });
  const complete = signatures.every((signature) => signature.status === 'approved');
  const { version } = pending;
  return {
    change: {
      pending: complete
        ? { ...pending, state: 'submitted', since: now, signatures }
        : { ...pending, signatures },
    },
    events: [{ what: 'approved', version }, ...(complete ? [{ what: 'submitted' as const, version }] : [])],
  };
};

export interface ApproveRequest {
  readonly organisationId: string;
  readonly personId: string;
  /** The hash of the text that the person read: another text is refused. */
  readonly sha256: string;
}

/** A signatory approves the exact text; with the last approval the pledge is submitted. */
export const approve = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId, sha256 }: ApproveRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const closing = await closingDate(ports);
  return decide(ports, {
    organisationId,
    who: personId,
    rule: (head, now) => {
      if (brusselsDay(now) > closing) return refused({ why: 'closed', since: closing });
      const waiting = waitingFor(head, 'approve', personId);
      if (!waiting.ok) return waiting;
      if (waiting.value.sha256 !== sha256) return refused({ why: 'changed-meanwhile' });
      return done(approval(waiting.value, personId, now));
    },
  });
};

/** A signatory sends the text back with a comment: it is a draft again, and every earlier approval of it is void. */
export const sendBack = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  {
    organisationId,
    personId,
    comment,
  }: { readonly organisationId: string; readonly personId: string; readonly comment: string },
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: personId,
    rule: (head, now) => {
      const waiting = waitingFor(head, 'send-back', personId);
      if (!waiting.ok) return waiting;
      const { version, signatures } = waiting.value;
      const kept = answered(signatures, personId, { status: 'sent-back', at: now, comment });
      return done({
        change: {
          pending: { ...waiting.value, state: 'draft', since: now, signatures: kept, reasons: comment },
        },
        events: [{ what: 'sent-back', version }],
      });
    },
  });

/** The time to sign has run out: the text is a draft again. */
export const lapse = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, version }: { readonly organisationId: string; readonly version: number },
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: 'time',
    rule: (head, now) => {
      const pending = sentTextFor(head, 'lapse');
      if (!pending.ok) return pending;
      if (pending.value.version !== version)
        return refused({ why: 'wrong-state', found: pending.value.state });
      return done({
        change: { pending: { ...pending.value, state: 'draft', since: now } },
        events: [{ what: 'lapsed', version }],
      });
    },
  });
