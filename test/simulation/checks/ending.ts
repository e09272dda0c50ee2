import { mailEntity } from '../../../functions/mail/model.ts';
import { statusOf } from '../../../functions/mail/status.ts';
import { fromItem } from '../../../functions/platform/store/entity.ts';
import type { Item } from '../../../functions/platform/store/table.ts';
import { DUE_SHARDS } from '../../../functions/platform/store/table.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { historyVerifies } from '../../../functions/pledges/history.ts';
import { DAY, HOUR, type World } from '../engine/world.ts';
import type { Checks, Tell } from './checks.ts';
import { ladderKeys } from './dates.ts';
import { headView, type Link, linksFrom, listIn, textIn } from './reading.ts';

/** A step's delivery is watched for a day before it is closed. */
const PATIENCE = 26 * HOUR;

/** What must have happened before a step may say why nothing was owed. */
const PROOF: Readonly<Record<string, readonly string[]>> = {
  answered: ['report-submitted', 'report-published', 'report-returned'],
  withdrawn: ['withdrawn'],
  'on-hold': ['withheld', 'reports-held'],
  'grace-over': ['report-not-received'],
  reviewed: ['published', 'returned', 'declined', 'withdrawn', 'report-published', 'report-returned'],
  'taken-back': ['recalled'],
  'no-longer-awaiting': [
    ...['submitted', 'sent-back', 'recalled', 'lapsed'],
    ...['report-approved', 'report-sent-back', 'report-taken-back', 'report-signature-lapsed'],
  ],
  'no-longer-draft': ['sent-for-signature', 'deleted'],
  'hold-changed': ['reports-held'],
};

const checkStep = (step: Item, { world, tell, mails }: Ending): void => {
  const [outcome, why] = [textIn(step['outcome']), textIn(step['why'])];
  if (outcome === undefined) {
    if (Date.parse(String(step['at'])) < world.now - PATIENCE)
      tell('nothing-overdue', `${step.sk} is still open`);
    return;
  }
  if (why === undefined) tell('sent-or-explained', `${step.sk} is ${outcome}, and nothing says why`);
  if (
    outcome === 'sent' &&
    !listIn(step['mailIds']).some((id) => (mails.truths.get(String(id))?.taken ?? 0) > 0)
  )
    tell('sent-or-explained', `${step.sk} is said to be sent, and SES never had it`);
  const proof = outcome === 'not-owed' ? PROOF[why ?? ''] : undefined;
  const head = world.pact.peek({ pk: step.pk, sk: 'PLEDGE' });
  if (
    proof !== undefined &&
    head !== undefined &&
    !linksFrom(head, 0).some(({ what }) => proof.includes(what))
  )
    tell('sent-or-explained', `${step.sk} says "${why}", and that never happened`);
};

interface Ending {
  readonly world: World;
  readonly tell: Tell;
  readonly mails: Checks['mails'];
}

const checkHead = (item: Item, { world, tell, mails }: Ending): void => {
  const head = fromItem(pledgeHead, item);
  if (!historyVerifies(head.history)) tell('history-whole', 'the chain of hashes is broken');
  if (head.nudge !== undefined && Date.parse(head.nudge) < world.now - PATIENCE)
    tell('nothing-overdue', `the pledge waits for its consequences since ${head.nudge}`);
  checkConsequences(item, { world, tell, mails });
  const { reports, publishedAt } = headView(item);
  if (publishedAt === undefined || Date.parse(publishedAt) > world.now - PATIENCE) return;
  const keys = new Set(world.pact.within(item.pk, 'STEP#report#').map(({ sk }) => sk));
  for (const [cycle, { since }] of reports) {
    if (Date.parse(since) > world.now - PATIENCE) continue;
    for (const key of ladderKeys('report'))
      if (!keys.has(`STEP#report#${cycle}#${key}`) && !world.faults.names.has('deploys'))
        tell('sent-or-explained', `${key} of cycle ${cycle} was never put down`);
  }
};

/** What each event owes: a letter, steps of a family. Said here once more, apart from what is under test. */
const OWED: Readonly<Record<string, { readonly letter?: string; readonly family?: string }>> = {
  started: { family: 'draft' },
  'sent-back': { letter: 'sent-back', family: 'draft' },
  lapsed: { letter: 'signature-lapsed', family: 'draft' },
  recalled: { family: 'draft' },
  revised: { family: 'draft' },
  submitted: { letter: 'receipt', family: 'review' },
  published: { letter: 'published' },
  returned: { letter: 'returned', family: 'draft' },
  declined: { letter: 'declined' },
  withheld: { letter: 'withheld' },
  restored: { letter: 'restored' },
  withdrawn: { letter: 'withdrawn' },
  'member-invited': { letter: 'invitation' },
  'contact-offered': { letter: 'contact-offered' },
  'contact-changed': { letter: 'contact-now' },
  'reports-held': { letter: 'report-held' },
  unmerged: { letter: 'unmerged' },
  'reports-hold-lifted': { letter: 'report-hold-lifted' },
  'report-sent-for-signature': { letter: 'report-signature-request', family: 'report-signature' },
  'report-sent-back': { letter: 'report-sent-back' },
  'report-signature-lapsed': { letter: 'report-signature-lapsed' },
  'report-submitted': { letter: 'report-receipt', family: 'review' },
  'report-published': { letter: 'report-published' },
  'report-returned': { letter: 'report-returned', family: 'report-returned' },
  'report-not-received': { letter: 'report-not-received' },
};

const occasionOf = (link: Link, family: string): string => {
  if (family === 'draft') return String(link.rev);
  return link.cycle === undefined ? String(link.version) : `${link.cycle}-${String(link.version)}`;
};

/** Whether all that follows from what happened exists. */
const checkConsequences = (item: Item, { world, tell, mails }: Ending): void => {
  const steps = world.pact.within(item.pk, 'STEP#').map(({ sk }) => sk);
  for (const link of linksFrom(item, 0)) {
    if (Date.parse(link.at) > world.now - PATIENCE) continue;
    const amended = link.what === 'published' && link.cycle === undefined;
    const { letter, family } = amended ? { letter: 'amended' } : (OWED[link.what] ?? {});
    if (letter !== undefined && !mails.ordered.has(`${item.pk} ${letter} rev-${String(link.rev)}`))
      tell('sent-or-explained', `after "${link.what}" of ${link.at} no ${letter} was ordered`);
    if (family === undefined) continue;
    const prefix = `STEP#${family}#${occasionOf(link, family)}#`;
    if (!steps.some((sk) => sk.startsWith(prefix)))
      tell('sent-or-explained', `after "${link.what}" of ${link.at} no step ${prefix} was put down`);
  }
};

/** The status by what SES told, worked out once more. */
const statusBy = (told: ReadonlySet<string>, fallback: string): string => {
  if (told.has('Complaint')) return 'complained';
  if (told.has('Bounce')) return 'bounced';
  if (told.has('Delivery')) return 'delivered';
  return told.has('Send') ? 'sent' : fallback;
};

const checkMail = (item: Item, { world, tell, mails }: Ending): void => {
  const mail = fromItem(mailEntity, item);
  const status = statusOf(mail);
  const { told = new Set<string>(), perhaps = new Set<string>() } = mails.truths.get(mail.mailId) ?? {};
  const wanted = [told, ...[...perhaps].map((type) => new Set([...told, type]))].map((events) =>
    statusBy(events, status),
  );
  if (!wanted.includes(status))
    tell('true-status', `${mail.kind} is ${status}, and SES told it was ${wanted.join(' or ')}`);
  const open = mail.state === 'waiting' || (mail.state === 'sending' && mail.why !== 'no-answer');
  const since = Date.parse(mail.nextAttempt ?? mail.createdAt);
  if (open && since < world.now - PATIENCE)
    tell('nothing-overdue', `${mail.kind} is ${mail.state} since ${mail.createdAt}`);
};

const checkAddresses = (world: World, tellOf: (item: Item) => Tell): void => {
  const seen = new Set<string>();
  for (const item of world.pact.all()) {
    if (item['type'] !== 'person') continue;
    const email = String(item['email']);
    if (seen.has(email)) tellOf(item)('one-person-an-address', 'two persons have one address');
    seen.add(email);
  }
};

/** Everything that must hold once all is done, and nothing has gone wrong for some days. */
export const checkEnding = async (world: World, checks: Checks): Promise<void> => {
  const tellOf = (item: Item): Tell => checks.tellOf(world.ownerOf(item['organisationId']));
  const ending = (item: Item): Ending => ({ world, tell: tellOf(item), mails: checks.mails });
  for (const item of world.pact.all()) {
    if (item['type'] === 'step') checkStep(item, ending(item));
    if (item['type'] === 'pledge-head') checkHead(item, ending(item));
  }
  for (const item of world.sent.all()) if (item['type'] === 'mail') checkMail(item, ending(item));
  checkAddresses(world, (item) => checks.tellOf(world.ownerOfId(String(item['personId']))));
  await checkDue(world, tellOf);
};

const checkDue = async (world: World, tellOf: (item: Item) => Tell): Promise<void> => {
  const upTo = new Date(world.now - 3 * DAY).toISOString();
  for (const table of [world.pact, world.sent]) {
    table.settleIndexes();
    for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
      const { items } = await table.index({ index: 'due', key: `DUE#${shard}`, upTo });
      for (const item of items)
        tellOf(item)(
          'nothing-overdue',
          `${item.sk} of ${String(item['type'])} is due since ${String(item['dueAt'])}`,
        );
    }
  }
};
