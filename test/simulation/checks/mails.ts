import type { Item } from '../../../functions/platform/store/table.ts';
import type { Owner } from '../engine/owner.ts';
import { HOUR, MINUTE, type World } from '../engine/world.ts';
import type { Tell } from './checks.ts';
import { fieldsIn, type HeadView, headView, linksFrom, listIn, textIn } from './reading.ts';

/** What was known when a mail was claimed: whoever answers after that may still get it. */
interface Claimed {
  readonly head: Item | undefined;
  readonly personThere: boolean;
  readonly stopped: boolean;
}

/** One mail as SES has seen it. */
interface Truth {
  taken: number;
  /** Whether SES's answer, or an event of it, has been stored. */
  known: boolean;
  /** What SES told and was heard. */
  readonly told: Set<string>;
  /** What may have been recorded by a function that died of it each time. */
  readonly perhaps: Set<string>;
}

const newTruth = (): Truth => ({ taken: 0, known: false, told: new Set(), perhaps: new Set() });

type Rule = (head: HeadView, mail: Item) => boolean;

const publicly = ({ current }: HeadView): boolean => current === 'published';
const reportIn =
  (...states: readonly string[]): Rule =>
  ({ reports }, mail) =>
    states.includes(reports.get(String(mail['cycle']))?.state ?? '');
const pendingIn =
  (...states: readonly string[]): Rule =>
  ({ pending }) =>
    states.includes(pending ?? '');
const both =
  (...rules: readonly Rule[]): Rule =>
  (head, mail) =>
    rules.every((rule) => rule(head, mail));

const unanswered = both(publicly, reportIn('scheduled', 'open', 'overdue', 'returned'));
const stillAsked: Rule = ({ signatures }, mail) =>
  signatures.some(
    ({ personId, status }) => personId === fieldsIn(mail['recipient'])['personId'] && status === 'asked',
  );

const askedToConfirm: Rule = ({ reports }, mail) =>
  reports.get(String(mail['cycle']))?.asked === fieldsIn(mail['recipient'])['personId'];

/** By kind, when a mail may still go to somebody: written down here once more, apart from the rules under test. */
const MAY: Readonly<Record<string, Rule>> = {
  'draft-waiting': pendingIn('draft', 'returned'),
  'signature-request': both(pendingIn('awaiting-signature'), stillAsked),
  'signature-waiting': both(pendingIn('awaiting-signature'), stillAsked),
  'review-waiting': (head) =>
    ['submitted', 'in-review'].includes(head.pending ?? '') ||
    [...head.reports.values()].some(({ state }) => state === 'submitted' || state === 'in-review'),
  'report-dates': publicly,
  'report-open': unanswered,
  'report-reminder': unanswered,
  'report-due': unanswered,
  'report-overdue': unanswered,
  'report-signature-request': askedToConfirm,
  'report-signature-waiting': both(publicly, askedToConfirm),
  'report-returned-waiting': both(publicly, reportIn('returned')),
  'report-not-received': reportIn('not-received'),
};

const purposeOf = (mail: Item): string => {
  const { to, personId, challengeId } = fieldsIn(mail['recipient']);
  const whom = `${String(to)} ${String(personId)} ${String(challengeId)}`;
  return `${String(mail['kind'])} ${String(mail['organisationId'])} ${String(mail['occasion'])} ${whom}`;
};

/** How long after its time a reminder may leave: with nothing going wrong, and with everything. */
const LATE_MS = { calm: 15 * MINUTE, stormy: 7 * 24 * HOUR } as const;
/** By so much a clock may be ahead. */
const AHEAD_MS = 2 * MINUTE;

/** Watches what leaves the house. */
export class Mails {
  readonly #world: World;
  readonly #claimed = new Map<string, Claimed>();
  readonly truths = new Map<string, Truth>();
  readonly #byPurpose = new Map<string, Truth>();
  /** `<partition> <kind> <occasion>` of every mail that was ever ordered. */
  readonly ordered = new Set<string>();
  duplicates = 0;

  constructor(world: World) {
    this.#world = world;
    world.watch({ table: 'sent', types: ['mail'] }, ({ after }) => {
      if (after !== undefined) this.#written(after);
    });
  }

  #written(mail: Item): void {
    const mailId = String(mail['mailId']);
    if (mail.rev === 1)
      this.ordered.add(
        `ORG#${String(mail['organisationId'])} ${String(mail['kind'])} ${String(mail['occasion'])}`,
      );
    if (mail['state'] === 'sending' && mail['sentAt'] === undefined)
      this.#claimed.set(mailId, this.#look(mail));
    else if (mail['state'] !== 'sending') this.#claimed.delete(mailId);
    const truth = this.truths.get(mailId);
    if (truth !== undefined && mail['state'] === 'accepted') truth.known = true;
  }

  #look(mail: Item): Claimed {
    const { pact, sent } = this.#world;
    const head = pact.peek({ pk: `ORG#${String(mail['organisationId'])}`, sk: 'PLEDGE' });
    const personId = textIn(fieldsIn(mail['recipient'])['personId']);
    const pk = `PERSON#${personId}`;
    return {
      head,
      personThere:
        personId === undefined ||
        (pact.peek({ pk, sk: 'PERSON' }) !== undefined &&
          sent.peek({ pk: `ERASED#${personId}`, sk: 'ERASED' }) === undefined),
      stopped:
        personId !== undefined &&
        listIn(pact.peek({ pk, sk: 'MAILSTOPPED' })?.['kinds']).includes(mail['kind']),
    };
  }

  /** SES has taken a mail: was it owed, and for the first time? */
  taken(owner: Owner, mail: Item, tell: Tell): void {
    const kind = String(mail['kind']);
    owner.note(this.#world.now, `SES takes ${kind} for ${String(mail['occasion'])}`);
    this.#checkSilence(mail, tell);
    this.#checkTime(mail, tell);
    const purpose = purposeOf(mail);
    const truth = this.#byPurpose.get(purpose) ?? newTruth();
    truth.taken += 1;
    if (truth.taken > 1) {
      this.duplicates += 1;
      if (truth.known)
        tell('no-unmarked-duplicate', `${kind} goes out again, though SES's answer was stored`);
      else if (mail['possibleDuplicate'] !== true)
        tell('no-unmarked-duplicate', `${kind} goes out again and is not marked`);
    }
    this.#byPurpose.set(purpose, truth);
    this.truths.set(String(mail['mailId']), truth);
  }

  #checkSilence(mail: Item, tell: Tell): void {
    const kind = String(mail['kind']);
    const claimed = this.#claimed.get(String(mail['mailId']));
    if (claimed === undefined) {
      tell('no-unmarked-duplicate', `${kind} goes out that nobody has claimed`);
      return;
    }
    const may = MAY[kind];
    if (!claimed.personThere) tell('silent-when-settled', `${kind} goes to somebody who is not there`);
    if (claimed.stopped) tell('silent-when-settled', `${kind} goes to who does not want it`);
    if (may === undefined || claimed.head === undefined) return;
    const head = headView(claimed.head);
    if (!may(head, mail)) {
      const { pending, current, reports } = head;
      const report = reports.get(String(mail['cycle']))?.state;
      tell(
        'silent-when-settled',
        `${kind} goes out: pending ${pending}, current ${current}, report ${report}`,
      );
    }
  }

  #checkTime(mail: Item, tell: Tell): void {
    const step = this.#world.pact.peek({
      pk: `ORG#${String(mail['organisationId'])}`,
      sk: String(mail['occasion']),
    });
    const at = textIn(step?.['at']);
    if (step?.['type'] !== 'step' || at === undefined) return;
    const late = this.#world.now - Date.parse(at);
    const { calm, stormy } = LATE_MS;
    if (late < -AHEAD_MS) tell('on-time', `${String(mail['kind'])} leaves ${-late / HOUR} hours too early`);
    if (late > (this.#world.faults.any ? stormy : calm) && !this.#rested(mail))
      tell('on-time', `${String(mail['kind'])} leaves ${late / HOUR} hours late`);
  }

  /** What rested while the AI Office held it leaves when the hold ends. */
  #rested(mail: Item): boolean {
    const head = this.#world.pact.peek({ pk: `ORG#${String(mail['organisationId'])}`, sk: 'PLEDGE' });
    return head !== undefined && linksFrom(head, 0).some(({ what }) => what === 'reports-held');
  }

  /** @param heard whether the function that was told has said so */
  told(mailId: string, { type, heard }: { readonly type: string; readonly heard: boolean }): void {
    const truth = this.truths.get(mailId);
    (heard ? truth?.told : truth?.perhaps)?.add(type);
  }
}
