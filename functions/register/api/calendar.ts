import { type CalendarEntry, icalendar } from '../../platform/calendar/icalendar.ts';
import type { Ask } from '../../platform/http/ask.ts';
import type { Translator } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { addDays, addMonths, brusselsDay, type Day } from '../../platform/time.ts';
import { type PledgeHead, pledgeHead } from '../../pledges/head.ts';
import { expectedDay } from '../../reports/due.ts';
import { dueEntry } from '../../reports/due-entry.ts';
import { entryOf, type PledgeEntry, type ReportEntry } from '../entry.ts';
import { readEntries } from '../read-entries.ts';
import { translatorOf } from './translator-of.ts';

type DatedReport = Pick<ReportEntry, 'cycle' | 'due' | 'since' | 'state'> & {
  readonly expected?: Day | undefined;
};
type Dates = Pick<PledgeEntry, 'id' | 'name' | 'state' | 'heldUntil'> & {
  readonly reports: readonly DatedReport[];
};

const entriesOf = (ask: Ask, t: Translator, dates: Dates): readonly CalendarEntry[] => {
  const { id, name, state, heldUntil, reports } = dates;
  const held = heldUntil !== undefined && heldUntil >= brusselsDay(ask.now);
  return reports.map((report) =>
    dueEntry(t, {
      organisationId: id,
      name,
      cycle: report.cycle,
      due: expectedDay(report),
      stamp: report.since,
      cancelled: state === 'withdrawn' || report.state === 'published',
      heldUntil: held ? heldUntil : undefined,
      url: `${ask.site.url}/${t.language}/register/${encodeURIComponent(id)}`,
      siteUrl: ask.site.url,
    }),
  );
};

/** What ids of ours are made of; nothing else is looked for. */
const ID = /^[A-Za-z0-9-]{1,64}$/;

/** A withdrawn pledge shows no reports any more, but who subscribed to its days learns that they are off. */
const datesOf = (head: PledgeHead): Dates | undefined => {
  const pledge = entryOf(head);
  if (pledge?.state !== 'withdrawn') return pledge?.state === 'published' ? pledge : undefined;
  return {
    ...pledge,
    reports: Object.entries(head.reports).map(([cycle, report]) => ({ cycle, ...report })),
  };
};

/** The days on which an organisation's reports are due; undefined where no pledge of that id is published. */
export const organisationCalendar = async (
  ask: Ask,
  ports: Pick<Ports, 'pact' | 'clock'>,
  organisationId: string,
): Promise<string | undefined> => {
  if (!ID.test(organisationId)) return undefined;
  const head = await load(ports.pact, pledgeHead, organisationId);
  const dates = head === undefined ? undefined : datesOf(head);
  if (dates === undefined) return undefined;
  const t = translatorOf(ask);
  const name = t('calendar.ofOrganisation', { organisation: dates.name });
  return icalendar({ name, entries: entriesOf(ask, t, dates) });
};

/** A calendar of everything would only grow. */
const DAYS_BACK = 61;
const MONTHS_AHEAD = 12;
/** So many fit into one answer (6 MB), and into what a calendar shows; of more, the soonest. */
const MOST_ENTRIES = 2_000;

/** The days on which reports are due that have not been published: from the grace period on, a year ahead. */
export const registerCalendar = async (ask: Ask, ports: Pick<Ports, 'pact' | 'clock'>): Promise<string> => {
  const t = translatorOf(ask);
  const today = brusselsDay(ask.now);
  const [from, until] = [addDays(today, -DAYS_BACK), addMonths(today, MONTHS_AHEAD)];
  const pledges = (await readEntries(ports)).filter((entry) => entry.kind === 'pledge');
  const entries = pledges.flatMap((pledge) => entriesOf(ask, t, pledge));
  const shown = entries
    .filter(({ day, status }) => status !== 'cancelled' && day >= from && day <= until)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, MOST_ENTRIES);
  return icalendar({ name: t('calendar.ofRegister'), entries: shown });
};
