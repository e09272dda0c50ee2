import type { Item } from '../../../functions/platform/store/table.ts';
import { PLEDGE_TRANSITIONS } from '../../../functions/pledges/states.ts';
import { REPORT_TRANSITIONS } from '../../../functions/reports/states.ts';
import type { World } from '../engine/world.ts';
import type { Change } from '../store/indexes.ts';
import type { Tell } from './checks.ts';
import { aYearLater, daysSince, inBrussels, wrongTime } from './dates.ts';
import {
  fieldsIn,
  type HeadView,
  headView,
  historyLength,
  type Link,
  linksFrom,
  listIn,
  textIn,
} from './reading.ts';

const pairs = (table: readonly { readonly from: readonly string[]; readonly to: string }[]): Set<string> =>
  new Set(table.flatMap(({ from, to }) => from.map((state) => `${state} → ${to}`)));

/** Steps that one write may take two of: who signs on own authority; a grace period found at its end. */
const AT_ONCE = ['draft → submitted', 'returned → submitted'];
const LATE = ['scheduled → not-received', 'open → not-received'];

const PLEDGE = new Set([...pairs(PLEDGE_TRANSITIONS), ...AT_ONCE]);
const REPORT = new Set([...pairs(REPORT_TRANSITIONS), ...LATE]);

const pledgeMoves = (before: HeadView, after: HeadView): readonly string[] => {
  const moves: string[] = [];
  if (before.pending !== after.pending && before.pending !== undefined && after.pending !== undefined)
    moves.push(`${before.pending} → ${after.pending}`);
  if (before.current !== after.current && after.current !== undefined) {
    const from =
      after.current === 'published' && before.pending === 'in-review' ? 'in-review' : before.current;
    moves.push(`${from} → ${after.current}`);
  }
  return moves;
};

const reportMoves = (before: HeadView, after: HeadView): readonly string[] =>
  [...after.reports].flatMap(([cycle, { state }]) => {
    const was = before.reports.get(cycle)?.state;
    return was === undefined || was === state ? [] : [`${was} → ${state}`];
  });

/** What the moves of a pledge and of its reports are read from. */
const MOVING = ['pending', 'current', 'reports'] as const;

/** What every write of a pledge's head has to keep. */
const checkHead = ({ before, after }: { before: Item; after: Item }, tell: Tell): void => {
  checkHistory(before, after, tell);
  if (MOVING.some((name) => before[name] !== after[name])) checkMoves({ before, after }, tell);
};

const checkMoves = ({ before, after }: { before: Item; after: Item }, tell: Tell): void => {
  const was = headView(before);
  const is = headView(after);
  for (const move of pledgeMoves(was, is)) if (!PLEDGE.has(move)) tell('legal-transition', move);
  for (const move of reportMoves(was, is)) if (!REPORT.has(move)) tell('legal-transition', `report ${move}`);
  if (was.current !== undefined && is.current === undefined)
    tell('one-current-version', 'the public version is gone');
  if (was.publishedAt !== undefined && is.publishedAt !== was.publishedAt && was.current !== 'withdrawn')
    tell('on-time', `the day of publication moved from ${was.publishedAt} to ${is.publishedAt}`);
  for (const [cycle, { due }] of was.reports) {
    const now = is.reports.get(cycle)?.due;
    if (now !== undefined && now !== due && was.current !== 'withdrawn')
      tell('on-time', `report ${cycle} was due on ${due} and is now on ${now}`);
  }
};

const checkHistory = (before: Item, after: Item, tell: Tell): void => {
  const was = listIn(before['history']);
  const is = listIn(after['history']);
  const kept = was.every((link, at) => {
    const there = is[at];
    return there === link || textIn(linkHash(there)) === textIn(linkHash(link));
  });
  if (!kept || is.length < was.length) tell('history-whole', 'a link of the history is gone');
  for (const link of linksFrom(after, was.length))
    if (link.rev !== after.rev) tell('history-whole', `${link.what} carries revision ${String(link.rev)}`);
};

const linkHash = (link: unknown): unknown =>
  typeof link === 'object' && link !== null && 'hash' in link ? link.hash : undefined;

/** What a newly published pledge has to be: its text there, and the report due a year later. */
const checkPublished = (
  world: World,
  { after, cycle = '1' }: { after: Item; cycle: string | undefined },
  tell: Tell,
): void => {
  const head = headView(after);
  if (head.current !== 'published' && head.current !== 'withheld') return;
  const sk = `VERSION#${String(head.currentVersion).padStart(4, '0')}`;
  const version = world.pact.peek({ pk: after.pk, sk });
  if (version?.['sha256'] !== head.currentHash)
    tell('one-current-version', `version ${String(head.currentVersion)} is not the text that was signed`);
  const first = head.reports.get(cycle);
  // An amended text moves no date; one that is renewed after a withdrawal begins anew.
  if (head.publishedAt === undefined || head.publishedAt !== head.currentSince) return;
  const published = inBrussels(head.publishedAt).slice(0, 10);
  if (first !== undefined && first.due !== aYearLater(published))
    tell('on-time', `published on ${published}, the report is due on ${first.due}`);
};

/** After the last day of a hold comes a day, then thirty; of who was late before it, the grace begins anew. */
const RESTED: Readonly<Record<string, number>> = { 'report-overdue': 31, 'report-not-received': 60 };

/** What time may not do to a report so soon after a hold; by the world's time, which a function's clock may be behind. */
const checkRest = (
  { what }: Link,
  head: Item,
  { tell, now }: { readonly tell: Tell; readonly now: number },
): void => {
  const days = RESTED[what];
  const last = textIn(fieldsIn(head['hold'])['until']);
  if (days === undefined || last === undefined) return;
  const passed = daysSince(last, new Date(now).toISOString());
  if (passed <= days) tell('rest-after-hold', `${what} ${passed} days after a hold until ${last}`);
};

/** So many days before a further report is due its form opens: until then it is scheduled, or not for that year. */
const NOTICE_DAYS = 90;

const checkNotice = (
  { what, cycle = '' }: Link,
  head: Item,
  { tell, now }: { readonly tell: Tell; readonly now: number },
): void => {
  const due = headView(head).reports.get(cycle)?.due;
  if (what !== 'report-scheduled' || due === undefined) return;
  const days = -daysSince(due, new Date(now).toISOString());
  if (days < NOTICE_DAYS) tell('on-time', `report ${cycle} is scheduled ${days} days before it is due`);
};

/** What every step that is put down has to be: at its time in Brussels. */
const checkStep = (after: Item, tell: Tell): void => {
  const at = textIn(after['at']);
  const anchor = textIn(after['anchor']);
  if (at === undefined || anchor === undefined) return;
  const wrong = wrongTime({ family: String(after['family']), key: String(after['key']), at, anchor });
  if (wrong !== undefined) tell('on-time', wrong);
};

/** Watches the table of pledges; tells each broken promise, and notes what happens to whom. */
export const watchPledges = (world: World, tellOf: (item: Item) => Tell): void => {
  const head = ({ before, after }: Change): void => {
    if (after === undefined) return;
    const tell = tellOf(after);
    if (before !== undefined) checkHead({ before, after }, tell);
    const links = linksFrom(after, before === undefined ? 0 : historyLength(before));
    const owner = world.ownerOf(after['organisationId']);
    for (const link of links) {
      const { what, cycle } = link;
      checkRest(link, after, { tell, now: world.now });
      checkNotice(link, after, { tell, now: world.now });
      owner.note(world.now, cycle === undefined ? what : `${what} (cycle ${cycle})`);
      if (what === 'published' || what === 'restored') checkPublished(world, { after, cycle }, tell);
    }
  };
  const step = ({ before, after }: Change): void => {
    if (after === undefined) return;
    if (before === undefined) checkStep(after, tellOf(after));
    else if (before['outcome'] === undefined && after['outcome'] !== undefined)
      world
        .ownerOf(after['organisationId'])
        .note(world.now, `step ${after.sk} closed: ${String(after['outcome'])}, ${String(after['why'])}`);
  };
  const version = ({ before, after }: Change): void => {
    if (before !== undefined && after?.['sha256'] !== before['sha256'])
      tellOf(before)('one-current-version', 'a signed text was changed');
  };
  world.watch({ table: 'pact', types: ['pledge-head'] }, head);
  world.watch({ table: 'pact', types: ['step'] }, step);
  world.watch({ table: 'pact', types: ['pledge-version'] }, version);
};
