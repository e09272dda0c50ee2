import { addDays, brusselsDay, toInstant } from '../../functions/platform/time.ts';
import { readReport } from '../../functions/reports/read-report.ts';
import type { PROGRESS } from '../../functions/reports/report.ts';
import { openReportReview, publishReport, returnReport } from '../../functions/reports/review.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import type { Life } from './deeds.ts';
import { must } from './must.ts';

const CYCLE = '1';

const PROGRESS_SEEN: readonly (typeof PROGRESS)[number][] = ['done', 'under-way', 'under-way'];

const writeReport = async ({ ports, organisationId, personId, scenario }: Life): Promise<void> => {
  const read = await readReport(ports, { organisationId, cycle: CYCLE });
  const today = brusselsDay(toInstant(ports.clock.now()));
  const swedish = scenario.contact.language === 'sv';
  for (const [at, { id, rev }] of (read?.commitments ?? []).entries()) {
    const progress = PROGRESS_SEEN[at % PROGRESS_SEEN.length] ?? 'under-way';
    const values = {
      progress,
      done: swedish
        ? 'Arbetet har gått som planerat. De första resultaten har presenterats för ledningen och personalen.'
        : 'The work went as planned. First results were shown to the management and to the staff.',
      ...(progress === 'done'
        ? {}
        : {
            nextStep: swedish ? 'Utvärdering efter sommaren.' : 'Evaluation after the summer.',
            nextDate: addDays(today, 120),
          }),
    };
    must(
      await saveReportSection(ports, {
        organisationId,
        personId,
        cycle: CYCLE,
        commitment: id,
        seenRev: rev,
        values,
      }),
    );
  }
  must(await submitReport(ports, { organisationId, personId, cycle: CYCLE }));
};

/** What happens to a made-up organisation's report. */
export const reportDeeds = (staff: string) => ({
  report: writeReport,
  'review-report': async ({ ports, organisationId }: Life) =>
    must(await openReportReview(ports, { organisationId, cycle: CYCLE, staff })),
  'publish-report': async ({ ports, organisationId }: Life) =>
    must(await publishReport(ports, { organisationId, cycle: CYCLE, staff })),
  'return-report': async ({ ports, organisationId }: Life) =>
    must(
      await returnReport(ports, {
        organisationId,
        cycle: CYCLE,
        staff,
        reasons: 'Please say for the second commitment who was trained, and when.',
      }),
    ),
});
