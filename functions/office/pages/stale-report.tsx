import { withWordingOf } from '../../catalogue/official/read-text.ts';
import { viewOf } from '../../platform/html/view.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { sha256Seen } from '../../pledges/seen.ts';
import { reportWithHash } from '../../reports/find-version.ts';
import { reportTextOf } from '../../reports/report.ts';
import type { OfficePorts } from '../ports.ts';
import type { ReportCase } from '../read-report.ts';
import { reportStateWords } from '../report-state.ts';
import { ReportDifference } from './report-difference.tsx';
import { type Stale, stalePage } from './stale.tsx';

/** A decision on a report was about what its page had shown, and that is not what stands there. */
export const staleReport = async (
  ask: Ask,
  ports: Pick<OfficePorts, 'pact'>,
  { opened, back, stale }: { opened: ReportCase; back: string; stale: Stale },
): Promise<Answer> => {
  const { head, cycle, report, text } = opened;
  const before = await reportWithHash(ports, { ...head, cycle }, sha256Seen(stale.seen));
  const view = viewOf(ask);
  return stalePage({
    view,
    name: ask.t('office.reportTitle', { cycle, name: head.name }),
    back,
    stale,
    read: before?.number,
    now: { ...report, state: reportStateWords(ask.t, report.state) },
    children:
      before === undefined || text === undefined || before.number === report.version ? null : (
        <>
          <h2 class="govuk-heading-m">{view.t('deciding.staleDifference')}</h2>
          <ReportDifference
            view={opened.pledge === undefined ? view : await withWordingOf(ports, view, opened.pledge)}
            before={reportTextOf(before)}
            after={text}
          />
        </>
      ),
  });
};
