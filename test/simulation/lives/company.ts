import { amend, renew } from '../../../functions/pledges/amend.ts';
import { discard } from '../../../functions/pledges/discard.ts';
import { withdraw } from '../../../functions/pledges/public-text.ts';
import { recall } from '../../../functions/pledges/recall.ts';
import { revise } from '../../../functions/pledges/revise.ts';
import { startPledge } from '../../../functions/pledges/start-pledge.ts';
import { takeReportBack } from '../../../functions/reports/second-signature.ts';
import { DAY, HOUR } from '../engine/world.ts';
import { actingFor, isErased, whileThere } from './acting.ts';
import { attempt, decideTo, type Life, seen, someDays, waitFor } from './life.ts';
import { signIn } from './sign-in.ts';
import { type Pledge, report, send, write } from './writing.ts';

/** Some take the text back while others are still to sign it. */
const maybeRecall = async (life: Life, pledge: Pledge): Promise<void> => {
  const awaiting = (): boolean => seen(life, pledge.organisationId)?.pending === 'awaiting-signature';
  if (!life.random.chance(0.1) || !awaiting()) return;
  await someDays(life, 0, 6);
  if (awaiting()) await decideTo(life, 'taking the text back', (ports) => recall(ports, pledge));
};

/** Sends until it is published, withdrawn or given up; answers whether it is public. */
const untilPublished = async (life: Life, pledge: Pledge): Promise<boolean> => {
  const { random } = life;
  for (let rounds = 0; rounds < 6; rounds += 1) {
    await send(life, pledge);
    await maybeRecall(life, pledge);
    const waiting = ['awaiting-signature', 'submitted', 'in-review'];
    await waitFor(
      life,
      () => (waiting.includes(seen(life, pledge.organisationId)?.pending ?? '') ? undefined : true),
      { days: 150, every: 12 },
    );
    const head = seen(life, pledge.organisationId);
    if (head?.current !== undefined && head.pending === undefined) return true;
    if (!random.chance(0.8)) return false;
    if (head?.pending === 'declined') await decideTo(life, 'revising', (ports) => revise(ports, pledge));
    await someDays(life, 1, random.chance(0.2) ? 60 : 10);
    await write(life, pledge, 0, random.between(1, 3));
  }
  return false;
};

/** When an organisation reports, in days from the day on which it is due; undefined where it never does. */
const reportsOn = ({ random }: Life): number | undefined => {
  const kind = random.next();
  if (kind < 0.2) return undefined;
  if (kind < 0.3) return random.between(-200, -91);
  if (kind < 0.7) return random.between(-90, 0);
  return kind < 0.9 ? random.between(1, 60) : random.between(61, 150);
};

/** Some take a report back before it was confirmed. */
const maybeTakeBack = async (life: Life, pledge: Pledge, cycle: string): Promise<void> => {
  const waits = (): boolean => seen(life, pledge.organisationId)?.reports.get(cycle)?.asked !== undefined;
  if (!life.random.chance(0.1) || !waits()) return;
  await someDays(life, 0, 6);
  if (waits())
    await decideTo(life, 'taking the report back', (ports) => takeReportBack(ports, { ...pledge, cycle }));
};

/** The state of a report that is not waited for: not by a signatory, and not by the AI Office. */
const outOfHand = (life: Life, { organisationId }: Pledge, cycle: string): string | undefined => {
  const report = seen(life, organisationId)?.reports.get(cycle);
  if (report === undefined) return 'gone';
  return report.asked !== undefined || report.state === 'submitted' || report.state === 'in-review'
    ? undefined
    : report.state;
};
const DONE_WITH = ['published', 'gone'];

/** One cycle: reports at its time or never, and again where the report is returned. */
const cycle = async (life: Life, pledge: Pledge, name: string): Promise<void> => {
  const { random, strand } = life;
  const due = seen(life, pledge.organisationId)?.reports.get(name)?.due;
  const on = reportsOn(life);
  if (due === undefined || on === undefined) return;
  await strand.sleepUntil(Date.parse(due) + on * DAY + random.between(0, 23) * HOUR);
  for (let rounds = 0; rounds < 3; rounds += 1) {
    if (!(await report(life, pledge, name))) return;
    await maybeTakeBack(life, pledge, name);
    const judged = await waitFor(life, () => outOfHand(life, pledge, name), { days: 120, every: 15 });
    if (judged === undefined || DONE_WITH.includes(judged) || !random.chance(0.7)) return;
    await someDays(life, 1, 30);
  }
};

/** Some withdraw one day. */
const maybeWithdraw = (life: Life, pledge: Pledge): void => {
  if (!life.random.chance(0.08)) return;
  const at = life.world.now + life.random.between(5, 420) * DAY;
  life.world.spawnAt(at, async (strand) => {
    const own = { ...life, strand };
    const withdrawn = await decideTo(own, 'withdrawing', (ports) =>
      withdraw(ports, { ...pledge, reasons: 'The company is being wound up.' }),
    );
    if (!withdrawn || !life.random.chance(0.5)) return;
    await someDays(own, 5, 120);
    if (await decideTo(own, 'renewing', (ports) => renew(ports, pledge))) {
      await write(own, pledge);
      await untilPublished(own, pledge);
    }
  });
};

/** Some change their public pledge, once it has been public for a while. */
const maybeAmend = (life: Life, pledge: Pledge): void => {
  if (!life.random.chance(0.25)) return;
  const at = life.world.now + life.random.between(5, 300) * DAY;
  life.world.spawnAt(at, async (strand) => {
    const own = { ...life, strand };
    if (!(await decideTo(own, 'amending', (ports) => amend(ports, pledge)))) return;
    await someDays(own, 0, own.random.chance(0.3) ? 60 : 8);
    if (own.random.chance(0.1)) {
      await decideTo(own, 'discarding', (ports) => discard(ports, pledge));
      return;
    }
    await write(own, pledge);
    await untilPublished(own, pledge);
  });
};

/**
 * From the first click to the last report; answers whether the pledge is public then.
 * @param pauses below 0.3, and the form is left for some days
 */
const onePledge = async (
  starter: Life,
  personId: string,
  { after, pauses }: { readonly after: number; readonly pauses: number },
): Promise<boolean> => {
  const { random } = starter;
  const started = await attempt(starter, 'starting', (ports) =>
    startPledge(ports, { personId, language: 'sv', after }),
  );
  if (started === undefined || !started.ok) return false;
  const pledge = actingFor(starter, started.value.organisationId, personId);
  const life = whileThere(starter, pledge);
  if (pauses < 0.3) {
    await write(life, pledge, 0, random.between(1, 4));
    await someDays(life, 1, pauses < 0.15 ? 70 : 10);
  }
  if (random.chance(0.06)) return false;
  await write(life, pledge);
  if (!(await untilPublished(life, pledge))) return false;
  maybeWithdraw(life, pledge);
  maybeAmend(life, pledge);
  const done = new Set<string>();
  for (let years = 0; years < 12; years += 1) {
    const next = [...(seen(life, pledge.organisationId)?.reports.keys() ?? [])].find((one) => !done.has(one));
    if (next === undefined) {
      await someDays(life, 30, 60);
      continue;
    }
    done.add(next);
    await cycle(life, pledge, next);
  }
  return seen(life, pledge.organisationId)?.current === 'published';
};

/** Who makes another pledge: most whose pledge came to nothing, and a few who speak for a second organisation. */
const ANOTHER = { publicNow: 0.1, otherwise: 0.8 };

/** The life of an organisation: signs in, pledges, reports; some come back with another pledge. */
export const liveAsCompany = async (life: Life): Promise<void> => {
  const { random } = life;
  const personId = await signIn(life, 'kim');
  if (personId === undefined) return;
  const own = { ...life, mayAct: () => !isErased(life.world, personId) };
  for (let after = 0; after < 20; after += 1) {
    const publicNow = await onePledge(own, personId, { after, pauses: random.next() });
    if (!random.chance(publicNow ? ANOTHER.publicNow : ANOTHER.otherwise)) return;
    await someDays(life, 5, 90);
  }
};

/** Who was erased signs in again some weeks later, as somebody new, and makes another pledge. */
export const comeBack = async (life: Life, who: string): Promise<void> => {
  await someDays(life, 2, 35);
  const personId = await signIn(life, who);
  if (personId === undefined) return;
  const own = { ...life, mayAct: () => !isErased(life.world, personId) };
  await onePledge(own, personId, { after: 0, pauses: 0 });
};
