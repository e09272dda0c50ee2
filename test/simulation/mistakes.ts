import type { InvariantName } from './checks/invariants.ts';
import { fieldsIn, listIn } from './checks/reading.ts';
import type { FaultName } from './faults.ts';
import {
  clearsFirst,
  failsWithAddress,
  firstPageOnly,
  lateIsAnswered,
  logsWhatCame,
  measuresByAddress,
  sendBlindly,
  silenceIsNotSent,
} from './mistakes/functions.ts';
import {
  addressesByIndex,
  contactsUnfound,
  countedThroughHolds,
  dueIn360Days,
  inWinter,
  lastEvent,
  livesOn,
  lookedForOnce,
  orderedAgain,
  reading,
  unguardedHeads,
  without,
  writing,
} from './mistakes/tables.ts';
import { type Parts, REAL_PARTS } from './parts.ts';

/** A mistake that somebody might make, put in the place of what is right, from outside. */
interface Mistake {
  readonly what: string;
  readonly parts: Partial<Parts>;
  /** Without these it does no harm. */
  readonly faults: readonly FaultName[];
  /** How many organisations it takes to show; 12 where nothing else is said. */
  readonly organisations?: number;
  /** How many years; one where nothing else is said. */
  readonly years?: number;
  /** What it breaks: the simulation has to find one of these. */
  readonly breaks: readonly InvariantName[];
}

export const MISTAKES: Readonly<Record<string, Mistake>> = {
  'mail-before-claim': {
    what: 'a mail is sent before anybody claims it',
    parts: { mailOut: sendBlindly(false) },
    faults: [],
    breaks: ['no-unmarked-duplicate'],
  },
  'not-rechecked': {
    what: 'whether a mail is owed is not asked again at the moment of sending',
    parts: { mailOut: sendBlindly(true) },
    faults: ['ses-throttles', 'reordering', 'kills', 'throttling'],
    organisations: 30,
    years: 2,
    breaks: ['silent-when-settled'],
  },
  'condition-dropped': {
    what: 'the head of a pledge is written under no condition',
    parts: { pact: unguardedHeads },
    faults: ['races'],
    breaks: ['history-whole', 'decision-kept'],
  },
  'months-of-30-days': {
    what: 'twelve months are 360 days',
    parts: { pact: writing('pledge-head', dueIn360Days) },
    faults: [],
    breaks: ['on-time'],
  },
  'no-summer-time': {
    what: 'Brussels is one hour ahead of UTC all year',
    parts: { pact: writing('step', inWinter) },
    faults: [],
    breaks: ['on-time'],
  },
  'expiry-by-ttl': {
    what: 'what has expired counts until DynamoDB takes it away',
    parts: {
      pact: reading(livesOn),
    },
    faults: ['late-expiry'],
    breaks: ['expired-opens-nothing'],
  },
  'uniqueness-by-index': {
    what: 'whether an address is known is asked of an index',
    parts: { pact: addressesByIndex },
    faults: [],
    breaks: ['one-person-an-address'],
  },
  'last-event-wins': {
    what: "of SES's events only the last is kept",
    parts: { sent: writing('mail', lastEvent) },
    faults: ['reordering', 'complaints'],
    breaks: ['true-status'],
  },
  'ordered-again': {
    what: 'a mail that is ordered again gets another id',
    parts: { sent: orderedAgain },
    faults: [],
    breaks: ['no-unmarked-duplicate'],
  },
  'first-page-only': {
    what: 'the round sees to the first page of what is due',
    parts: { round: firstPageOnly },
    faults: [],
    organisations: 160,
    breaks: ['on-time'],
  },
  'claim-never-ends': {
    what: 'a claimed mail is not looked at again',
    parts: {
      sent: writing('mail', (item) =>
        item['state'] === 'sending' ? without(item, 'nextAttempt', 'dueAt', 'duePk') : item,
      ),
    },
    faults: ['kills'],
    breaks: ['nothing-overdue', 'sent-or-explained'],
  },
  'silence-is-not-sent': {
    what: 'where SES gives no answer, a mail counts as not sent',
    parts: { mailOut: silenceIsNotSent },
    faults: ['ses-times-out', 'reordering'],
    organisations: 40,
    breaks: ['no-unmarked-duplicate'],
  },
  'settled-first': {
    what: 'a decision counts as settled before its consequences exist',
    parts: { changes: clearsFirst },
    faults: ['kills', 'throttling'],
    breaks: ['sent-or-explained'],
  },
  'address-in-input': {
    what: 'an execution is told an address',
    parts: { input: (input) => ({ ...input, contact: 'kim.qvist@organisation-1.example' }) },
    faults: [],
    breaks: ['no-personal-data'],
  },
  'address-in-error': {
    what: 'an error names the address of a mail',
    parts: { mailOut: failsWithAddress },
    faults: ['throttling'],
    breaks: ['no-personal-data'],
  },
  'address-in-log': {
    what: 'what SES tells is logged as it comes',
    parts: { feedback: logsWhatCame },
    faults: [],
    breaks: ['no-personal-data'],
  },
  'address-in-metric': {
    what: 'how many mails go to whom is measured',
    parts: { mailOut: measuresByAddress },
    faults: [],
    breaks: ['no-personal-data'],
  },
  'history-cut': {
    what: 'only the last links of a history are kept',
    parts: {
      pact: writing('pledge-head', (item) => ({ ...item, history: listIn(item['history']).slice(-5) })),
    },
    faults: [],
    breaks: ['history-whole'],
  },
  'mails-rolled-back': {
    what: 'a restore takes the table of mails back too',
    parts: { restoresSent: true },
    faults: ['restores'],
    breaks: ['no-unmarked-duplicate'],
  },
  'withheld-unlisted': {
    what: 'what is withheld falls out of the register',
    parts: {
      pact: writing('pledge-head', (item) =>
        fieldsIn(item['current'])['state'] === 'withheld' ? without(item, 'listPk', 'listSk') : item,
      ),
    },
    faults: [],
    organisations: 25,
    breaks: ['register-equals-table'],
  },
  'change-untold': {
    what: 'a pledge does not tell the register of its changes',
    parts: { pact: writing('pledge-head', (item) => without(item, 'changePk')) },
    faults: [],
    organisations: 25,
    breaks: ['register-equals-table'],
  },
  'opt-out-forgotten': {
    what: 'nobody looks up who wants no reminders',
    parts: {
      pact: reading((item, sk) =>
        sk === 'MAILSTOPPED' && item !== undefined ? { ...item, kinds: [] } : item,
      ),
    },
    faults: [],
    organisations: 20,
    breaks: ['silent-when-settled'],
  },
  'erasure-misses-index': {
    what: 'an erasure does not look into the index of contacts',
    parts: { pact: contactsUnfound },
    faults: [],
    organisations: 30,
    breaks: ['erased-leaves-nothing'],
  },
  'erased-once': {
    what: 'once SES has forgotten an erased person, nobody looks again for what a backup brings back',
    parts: { sent: writing('erased', lookedForOnce) },
    faults: ['restores'],
    organisations: 30,
    years: 2,
    breaks: ['erased-leaves-nothing'],
  },
  'ambush-after-hold': {
    what: 'the days of a report go on counting during a hold',
    parts: { pact: writing('pledge-head', countedThroughHolds) },
    faults: [],
    organisations: 60,
    years: 3,
    breaks: ['rest-after-hold'],
  },
  'late-is-answered': {
    what: 'a step that is found a day late counts as answered',
    parts: { remind: lateIsAnswered },
    faults: ['missed-rounds', 'clock-jumps'],
    organisations: 120,
    breaks: ['sent-or-explained'],
  },
};

/** What deploys, with one mistake in it; undefined for a mistake that nobody knows. */
export const partsWith = (mistake: string): Parts | undefined => {
  const known = Object.hasOwn(MISTAKES, mistake) ? MISTAKES[mistake] : undefined;
  return known === undefined ? undefined : { ...REAL_PARTS, ...known.parts };
};
