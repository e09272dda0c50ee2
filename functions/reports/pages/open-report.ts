import { withWordingOf } from '../../catalogue/official/read-text.ts';
import { type View, viewOf } from '../../platform/html/view.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { brusselsDay, type Day } from '../../platform/time.ts';
import { notFound, param, personOf } from '../../pledges/pages/open-pledge.ts';
import { pledgePaths } from '../../pledges/pages/paths.ts';
import { textOf, versionEntity } from '../../pledges/version.ts';
import { type ReportOfCommitment, type ReportRead, readReport } from '../read-report.ts';
import type { ReportText } from '../report.ts';
import { movable } from '../transition.ts';

/** What every page of one report starts from. */
export interface OpenReport {
  readonly ask: Ask;
  readonly view: View;
  readonly paths: ReportPaths;
  readonly today: Day;
  readonly personId: string;
  readonly read: ReportRead;
  /** Whether the organisation may change and submit it now. */
  readonly writable: boolean;
}

const reportPaths = (ask: Ask, cycle: string) => {
  const pledge = pledgePaths(ask.language, param(ask, 'organisation'));
  const root = pledge.report(cycle);
  return {
    root,
    commitment: (id: string): string => `${root}/${encodeURIComponent(id)}`,
    check: `${root}/check`,
    sign: `${root}/sign`,
    takeBack: `${root}/take-back`,
    done: `${root}/done`,
    pledge: pledge.root,
    public: pledge.public,
  };
};
type ReportPaths = ReturnType<typeof reportPaths>;

export type ReportDoor = (open: OpenReport, ports: Ports) => Promise<Answer>;

const openReport = async (ask: Ask, ports: Ports): Promise<OpenReport | undefined> => {
  const cycle = param(ask, 'cycle');
  const read = await readReport(ports, { organisationId: param(ask, 'organisation'), cycle });
  if (read === undefined) return undefined;
  return {
    ask,
    view: await withWordingOf(ports, viewOf(ask), read.pledge),
    paths: reportPaths(ask, cycle),
    today: brusselsDay(ask.now),
    personId: personOf(ask).personId,
    read,
    writable: movable(read.head, cycle, 'submit').ok,
  };
};

/** A page of one report, in any state. */
export const reportDoor =
  (door: ReportDoor) =>
  async (ask: Ask, ports: Ports): Promise<Answer> => {
    const open = await openReport(ask, ports);
    return open === undefined ? notFound(ask) : door(open, ports);
  };

/** The page in the words of the pledge that one text of the report speaks of. */
export const inWordsOf = async (
  open: OpenReport,
  ports: Ports,
  { pledgeVersion }: ReportText,
): Promise<OpenReport> => {
  const version = await load(ports.pact, versionEntity, open.read.head.organisationId, pledgeVersion);
  return version === undefined
    ? open
    : { ...open, view: await withWordingOf(ports, open.view, textOf(version)) };
};

/** What the report holds about the commitment in the address. */
export const commitmentOf = ({ read, ask }: OpenReport): ReportOfCommitment | undefined =>
  read.commitments.find(({ id }) => id === param(ask, 'commitment'));
