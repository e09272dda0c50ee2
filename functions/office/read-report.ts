import { readStaffNames, type StaffNames } from '../access/staff/names.ts';
import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import { type PledgeHead, pledgeHead, type ReportHead } from '../pledges/head.ts';
import { wholeHistory } from '../pledges/history-part.ts';
import { type PledgeText, textOf, versionEntity } from '../pledges/version.ts';
import { type ReportText, reportTextOf, reportVersionEntity } from '../reports/report.ts';
import { type GivenBack, givenBack } from './given-back.ts';
import { reviewerOf } from './reviewer.ts';

/** A report beside the pledge it speaks of. */
export interface ReportCase {
  readonly head: PledgeHead;
  readonly cycle: string;
  readonly report: ReportHead;
  readonly staff: StaffNames;
  /** Absent until something was submitted. */
  readonly text?: ReportText;
  /** The last text that staff returned, of which the one at hand is a further form. */
  readonly returned?: GivenBack & { readonly text: ReportText };
  /** The version of the pledge that is reported on. */
  readonly pledge?: PledgeText;
}

const returnedOf = async (
  { pact }: Pick<Ports, 'pact'>,
  head: PledgeHead,
  { cycle, number }: { readonly cycle: string; readonly number: number | undefined },
): Promise<Pick<ReportCase, 'returned'>> => {
  if (number === undefined) return {};
  const back = givenBack(await wholeHistory(pact, head), { number, cycle });
  const version = back && (await load(pact, reportVersionEntity, head.organisationId, cycle, back.number));
  return back === undefined || version === undefined
    ? {}
    : { returned: { ...back, text: reportTextOf(version) } };
};

/** The last submitted text of a cycle's report with its pledge; undefined where there is no such cycle. */
export const readReportCase = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, cycle }: { readonly organisationId: string; readonly cycle: string },
): Promise<ReportCase | undefined> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  const report = head === undefined || !Object.hasOwn(head.reports, cycle) ? undefined : head.reports[cycle];
  if (head === undefined || report === undefined) return undefined;
  const submitted =
    report.version === undefined
      ? undefined
      : await load(ports.pact, reportVersionEntity, organisationId, cycle, report.version);
  const text = submitted === undefined ? undefined : reportTextOf(submitted);
  const number = text?.pledgeVersion ?? head.current?.version;
  const version =
    number === undefined ? undefined : await load(ports.pact, versionEntity, organisationId, number);
  return {
    head,
    cycle,
    report,
    staff: await readStaffNames(ports, [reviewerOf(head, cycle)]),
    ...(text === undefined ? {} : { text }),
    ...(await returnedOf(ports, head, { cycle, number: report.version })),
    ...(version === undefined ? {} : { pledge: textOf(version) }),
  };
};
