import { beforeEach, expect, it } from 'vitest';
import { addDays, brusselsDay, toInstant } from '../../functions/platform/time.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { headOf } from '../support/colleagues.ts';
import { must } from '../support/pledge.ts';
import { DAY_MS } from '../support/ports.ts';
import { asPerson } from '../support/signed-in.ts';
import { type Reporting, reporting, saveAll, values } from './report-values.ts';

let found: Reporting;
/** All parts are saved, one of them with a next date that has passed since. */
beforeEach(async () => {
  found = await reporting();
  const { ports, who } = found;
  await saveAll(found);
  const nextDate = addDays(brusselsDay(toInstant(ports.clock.now())), 10);
  const part = { commitment: 'CORE-2', seenRev: 1, values: values({ nextStep: 'Train all.', nextDate }) };
  must(await saveReportSection(ports, { ...who, ...part }));
  ports.clock.advance(11 * DAY_MS);
});

it('a report whose next date has passed since it was written is not submitted before it is changed', async () => {
  const { ports, who, organisationId } = found;
  expect(await submitReport(ports, who)).toEqual({
    ok: false,
    refusal: { why: 'incomplete', missing: ['CORE-2'] },
  });
  expect((await headOf(ports, organisationId)).reports['1']?.state).toBe('scheduled');
  must(await saveReportSection(ports, { ...who, commitment: 'CORE-2', seenRev: 2, values: values() }));
  must(await submitReport(ports, who));
});

it.each([
  ['en', 'The date of the next step in the report about CORE-2 has passed'],
  ['sv', 'Datumet för nästa steg i rapporten om CORE-2 har passerat'],
])('the page that declares it complete says where, in %s', async (language, words) => {
  const { ports, personId, organisationId } = found;
  const kim = await asPerson(ports, personId);
  const answer = await kim.post(`/${language}/my/${organisationId}/report/1/check`, { complete: 'yes' });
  expect(answer.status).toBe(422);
  expect(answer.body).toContain(words);
  expect(answer.body).toContain('href="#report-CORE-2"');
});
