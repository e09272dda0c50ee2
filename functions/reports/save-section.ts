import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, load, save } from '../platform/store/entity.ts';
import { isFrozen } from '../platform/store/immutable-version.ts';
import { brusselsDay, type Instant, toInstant } from '../platform/time.ts';
import type { Refusal } from '../pledges/decide.ts';
import { type PledgeHead, pledgeHead } from '../pledges/head.ts';
import { currentText } from './read-report.ts';
import { type CommitmentReport, lastPutDown, type ReportDraft, reportDraftEntity } from './report.ts';
import { allTooLong, checkCommitmentReport, type ReportFaults } from './report-rules.ts';
import { movable } from './transition.ts';

export interface SaveReportRequest {
  readonly organisationId: string;
  readonly personId: string;
  readonly cycle: string;
  readonly commitment: string;
  /** The revision of this section that the person saw; 0 where nothing had been saved. */
  readonly seenRev: number;
  readonly values: CommitmentReport;
}

type SavePorts = Pick<Ports, 'pact' | 'clock'>;

const emptyDraft = (request: SaveReportRequest, now: Instant): ReportDraft => ({
  rev: 0,
  organisationId: request.organisationId,
  cycle: request.cycle,
  changedAt: now,
  sections: {},
});

const whyNot = async (
  ports: SavePorts,
  { head, draft, now }: { head: PledgeHead; draft: ReportDraft; now: Instant },
  request: SaveReportRequest,
): Promise<Refusal | undefined> => {
  // What may be submitted may be written.
  const writable = movable(head, request.cycle, 'submit');
  if (!writable.ok) return writable.refusal;
  if (isFrozen(draft, lastPutDown(writable.value.report), now))
    return { why: 'wrong-state', found: 'submitted' };
  const text = await currentText(ports, head);
  return text?.commitments.some(({ id }) => id === request.commitment) === true
    ? undefined
    : { why: 'not-found' };
};

const withSection = (draft: ReportDraft, request: SaveReportRequest, now: Instant): ReportDraft => {
  const { frozen: _, ...thawed } = draft;
  const { commitment, personId, seenRev, values } = request;
  const section = { rev: seenRev + 1, at: now, by: personId, values };
  return { ...thawed, changedAt: now, sections: { ...draft.sections, [commitment]: section } };
};

const faultsOf = (draft: ReportDraft, request: SaveReportRequest, now: Instant): ReportFaults => {
  const faults = checkCommitmentReport(request.values, brusselsDay(now));
  const parts = Object.values(withSection(draft, request, now).sections).map((section) => section.values);
  return Object.keys(faults).length === 0 && allTooLong(parts) ? { done: 'all-too-long' } : faults;
};

const TRIES = 4;

/**
 * Keeps what a report says about one commitment. Two people in different commitments both succeed; of two in the same
 * one the second is told `changed-meanwhile`. Faults of the values come back as codes by field.
 */
export const saveReportSection = async (
  ports: SavePorts,
  request: SaveReportRequest,
): Promise<Result<ReportDraft, Refusal>> => {
  const { organisationId, cycle } = request;
  for (let tries = 0; tries < TRIES; tries += 1) {
    // The draft first: whoever freezes it after this read changes its revision, and this save is refused.
    const known = await load(ports.pact, reportDraftEntity, organisationId, cycle);
    const head = await load(ports.pact, pledgeHead, organisationId);
    if (head === undefined) return refused({ why: 'not-found' });
    const now = toInstant(ports.clock.now());
    const draft = known ?? emptyDraft(request, now);
    const refusal = await whyNot(ports, { head, draft, now }, request);
    if (refusal !== undefined) return refused(refusal);
    const fields = faultsOf(draft, request, now);
    if (Object.keys(fields).length > 0) return refused({ why: 'invalid', fields });
    if ((draft.sections[request.commitment]?.rev ?? 0) !== request.seenRev)
      return refused({ why: 'changed-meanwhile' });
    const next = withSection(draft, request, now);
    const written =
      known === undefined
        ? await create(ports.pact, reportDraftEntity, { ...next, rev: 1 })
        : await save(ports.pact, reportDraftEntity, next);
    if (written === 'done') return done({ ...next, rev: next.rev + 1 });
  }
  return refused({ why: 'changed-meanwhile' });
};
