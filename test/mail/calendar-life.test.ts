import { beforeEach, describe, expect, it } from 'vitest';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { composeMail } from '../../functions/mail/compose.ts';
import { readFacts } from '../../functions/mail/facts.ts';
import { mailStillOwed } from '../../functions/mail/kinds.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { replaceContact } from '../../functions/organisations/people/hand-over.ts';
import { fromItem } from '../../functions/platform/store/entity.ts';
import { liftHold, placeHold } from '../../functions/pledges/hold.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { mergePledge } from '../../functions/register/merge-pledge.ts';
import { openReportReview, publishReport, returnReport } from '../../functions/reports/review.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { layOutYear } from '../reminders/run-step.ts';
import { values } from '../reports/report-values.ts';
import { type CalendarMessage, calendarIn, personalCalendar } from '../support/calendar-reader.ts';
import { colleague } from '../support/colleagues.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';
import { settings } from './samples.ts';

const DUE = '2027-11-22';

let ports: TestPorts;
let organisationId: string;
let personId: string;
let sent: Set<string>;
/** By person. */
let calendars: Map<string, ReturnType<typeof personalCalendar>>;

const settled = (id = organisationId) =>
  settle({ ...ports, workflows: { startReportYear: async () => undefined } }, id);

/** Sends what is owed and has not been sent, as mail-out would; answers what it says to calendars. */
const deliver = async (): Promise<readonly CalendarMessage[]> => {
  await settled();
  const said: CalendarMessage[] = [];
  for (const item of ports.sent.items()) {
    const mail = fromItem(mailEntity, item);
    if (sent.has(mail.mailId) || mail.recipient.to !== 'person') continue;
    sent.add(mail.mailId);
    const facts = await readFacts(ports, mail, settings.officeMail);
    if (!mailStillOwed(facts).owed) continue;
    const message = await calendarIn(await composeMail(facts, settings));
    if (message === undefined) continue;
    said.push(message);
    const own = calendars.get(mail.recipient.personId) ?? personalCalendar();
    calendars.set(mail.recipient.personId, own);
    own.take(message);
  }
  ports.clock.advance(DAY_MS);
  return said;
};

const shownTo = (whom = personId) => calendars.get(whom)?.shown() ?? [];
const confirmed = [{ day: DUE, status: 'CONFIRMED' }];
const review = () => ({ organisationId, cycle: '1', staff: 'rita' });

const submit = async () => {
  const who = { organisationId, personId, cycle: '1' };
  for (const commitment of coreCommitments)
    await saveReportSection(ports, { ...who, commitment, seenRev: 0, values: values() });
  must(await submitReport(ports, who));
};

/** Kim's pledge is public, and the dates of its report have been told. */
beforeEach(async () => {
  ports = testPorts();
  sent = new Set();
  calendars = new Map();
  ({ organisationId, personId } = await publishedPledge(ports));
  await layOutYear(ports, organisationId);
  await deliver();
});

describe('the day of a report in the calendar of its contact', () => {
  it('stands there once the dates are told, from the office to the contact', () => {
    expect(shownTo()).toEqual(confirmed);
  });

  it('becomes tentative while the reports are on hold, and is as before once the hold is lifted', async () => {
    const hold = { organisationId, staff: 'rita', until: '2027-01-31', reasons: 'A question is open.' };
    must(await placeHold(ports, hold));
    const [held] = await deliver();
    expect(held).toMatchObject({ method: 'REQUEST', status: 'TENTATIVE', day: DUE });
    expect(held?.description).toMatch(
      /vila till och med den 31 januari 2027|rest until the end of 31 January 2027/,
    );
    expect(shownTo()).toEqual([{ day: DUE, status: 'TENTATIVE' }]);
    must(await liftHold(ports, { organisationId, staff: 'rita' }));
    await deliver();
    expect(shownTo()).toEqual(confirmed);
  });

  it('goes with the report, comes back where that is returned, and stays away once it is published', async () => {
    await submit();
    expect(await deliver()).toMatchObject([{ method: 'CANCEL', status: 'CANCELLED' }]);
    expect(shownTo()).toEqual([]);
    must(await openReportReview(ports, review()));
    must(await returnReport(ports, { ...review(), reasons: 'Say what was done for CORE-2.' }));
    await deliver();
    expect(shownTo()).toEqual(confirmed);
    await submit();
    await deliver();
    must(await openReportReview(ports, review()));
    must(await publishReport(ports, review()));
    await deliver();
    expect(shownTo()).toEqual([]);
  });

  it('goes with the pledge that is withdrawn, for the contact; nobody else hears of an entry never had', async () => {
    const ed = await colleague(ports, { organisationId, who: personId, email: 'ed@nordlys.example' });
    await deliver();
    must(await withdraw(ports, { organisationId, personId }));
    expect(await deliver()).toMatchObject([{ method: 'CANCEL', attendees: ['mailto:kim@nordlys.example'] }]);
    expect([shownTo(), calendars.get(ed)]).toEqual([[], undefined]);
  });

  it('goes with the pledge that is merged into another', async () => {
    const other = await publishedPledge(ports, 'lee@sydlys.example');
    must(await mergePledge(ports, { organisationId, into: other.organisationId, staff: 'rita' }));
    await deliver();
    expect(shownTo()).toEqual([]);
  });

  it('moves to the next contact', async () => {
    const ed = await colleague(ports, { organisationId, who: personId, email: 'ed@nordlys.example' });
    await deliver();
    const change = {
      organisationId,
      email: 'ed@nordlys.example',
      language: 'en',
      reasons: 'Kim left.',
    } as const;
    must(await replaceContact(ports, { ...change, staff: 'rita' }));
    await deliver();
    expect([shownTo(), shownTo(ed)]).toEqual([[], confirmed]);
  });

  it('is one and the same entry in all of these, whatever the order in which they arrive', async () => {
    const hold = { organisationId, staff: 'rita', until: '2027-01-31', reasons: 'A question is open.' };
    must(await placeHold(ports, hold));
    const told = [...(await deliver())];
    must(await liftHold(ports, { organisationId, staff: 'rita' }));
    told.push(...(await deliver()));
    await submit();
    told.push(...(await deliver()));
    expect(new Set(told.map(({ uid }) => uid)).size).toBe(1);
    const sequences = told.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    const late = personalCalendar();
    for (const message of told.toReversed()) late.take(message);
    expect([late.size(), late.shown()]).toEqual([1, []]);
  });

  it('is not put into a calendar again once it has passed', async () => {
    ports.clock.set('2027-12-10T09:00:00.000Z');
    await submit();
    await deliver();
    must(await openReportReview(ports, review()));
    must(await returnReport(ports, { ...review(), reasons: 'Say what was done for CORE-2.' }));
    expect(await deliver()).toEqual([]);
  });
});
