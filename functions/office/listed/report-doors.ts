import { seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { label } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import {
  type EarlierReportRefusal,
  recordEarlierReport,
  removeEarlierReport,
} from '../../register/earlier-report.ts';
import { entryAddress, entryId, showEntryWith } from './entry-doors.tsx';
import { readEarlierReport, type TypedReport, typedReport } from './report-form.ts';

const notDone = (
  ask: Ask,
  ports: Ports,
  { refusal, report }: { readonly refusal: EarlierReportRefusal; readonly report?: TypedReport },
): Promise<Answer> | Answer =>
  refusal === 'not-found'
    ? faultPage(ask, { fault: 'not-found' })
    : showEntryWith(ask, ports, {
        refused: label(ask.t, `import.reportRefusal.${refusal}`),
        status: 409,
        ...(report === undefined ? {} : { report }),
      });

/** Staff put down that a report was received before this register existed. */
export const doRecordReport = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const typed = typedReport(ask, ports.ids.id);
  const read = readEarlierReport(ask, typed);
  if (!read.ok) return showEntryWith(ask, ports, { report: typed, errors: read.refusal, status: 422 });
  const { subject: staff } = ask.visitor;
  const recorded = await recordEarlierReport(ports, { listedId: entryId(ask), report: read.value, staff });
  return recorded.ok
    ? seeOther(`${entryAddress(ask)}?done=recorded`)
    : notDone(ask, ports, { refusal: recorded.refusal, report: typed });
};

export const doRemoveReport = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const reportId = ask.form.get('report') ?? '';
  const { subject: staff } = ask.visitor;
  const removed = await removeEarlierReport(ports, { listedId: entryId(ask), reportId, staff });
  return removed.ok
    ? seeOther(`${entryAddress(ask)}?done=removed`)
    : notDone(ask, ports, { refusal: removed.refusal });
};
