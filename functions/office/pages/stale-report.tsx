import { canonicalJson } from '../../platform/canonical.ts';
import { viewOf } from '../../platform/html/view.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { label } from '../../platform/i18n/translate.ts';
import { sha256Seen } from '../../pledges/seen.ts';
import { reportWithHash } from '../../reports/find-version.ts';
import { type ReportText, reportTextOf } from '../../reports/report.ts';
import type { OfficePorts } from '../ports.ts';
import type { ReportCase } from '../read-report.ts';
import { type Stale, stalePage } from './stale.tsx';

/** The commitments about which two texts of a report do not say the same. */
const differing = (before: ReportText, after: ReportText): readonly string[] =>
  after.commitments
    .filter(({ id, report }) => {
      const old = before.commitments.find((one) => one.id === id)?.report;
      return old === undefined || canonicalJson(old) !== canonicalJson(report);
    })
    .map(({ id }) => id);

/** A decision on a report was about what its page had shown, and that is not what stands there. */
export const staleReport = async (
  ask: Ask,
  ports: Pick<OfficePorts, 'pact'>,
  { opened, back, stale }: { opened: ReportCase; back: string; stale: Stale },
): Promise<Answer> => {
  const { head, cycle, report, text } = opened;
  const before = await reportWithHash(ports, { ...head, cycle }, sha256Seen(stale.seen));
  const ids = before === undefined || text === undefined ? [] : differing(reportTextOf(before), text);
  return stalePage({
    view: viewOf(ask),
    name: ask.t('office.reportTitle', { cycle, name: head.name }),
    back,
    stale,
    read: before?.number,
    now: { ...report, state: label(ask.t, `states.report.${report.state}`) },
    children:
      ids.length === 0 ? null : (
        <p class="govuk-body">{ask.t('deciding.staleAnswers', { ids: ids.join(', ') })}</p>
      ),
  });
};
