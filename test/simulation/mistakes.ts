import { fieldsIn, listIn } from './checks/reading.ts';
import {
  clearsFirst,
  firstPageOnly,
  lateIsAnswered,
  sendBlindly,
  silenceIsNotSent,
} from './mistakes/functions.ts';
import type { Mistake } from './mistakes/mistake.ts';
import { PRIVACY_MISTAKES } from './mistakes/privacy.ts';
import {
  countedThroughHolds,
  dueIn360Days,
  inWinter,
  lastEvent,
  orderedAgain,
  unguardedHeads,
  without,
  writing,
} from './mistakes/tables.ts';
import { type Parts, REAL_PARTS } from './parts.ts';

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
    seed: 2,
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
    organisations: 100,
    seed: 2,
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
  'nudged-as-it-stands': {
    what: 'a mail whose sender died is nudged as it stands, and nobody is told',
    parts: {
      sent: writing('mail', (item) =>
        item['state'] === 'waiting' && Number(item['attempts']) > 0 && item['why'] === undefined
          ? { ...item, state: 'sending' }
          : item,
      ),
    },
    faults: ['kills'],
    breaks: ['nothing-overdue'],
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
    seed: 2,
    breaks: ['sent-or-explained'],
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
    seed: 2,
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
    seed: 2,
    breaks: ['register-equals-table'],
  },
  'change-untold': {
    what: 'a pledge does not tell the register of its changes',
    parts: { pact: writing('pledge-head', (item) => without(item, 'changePk')) },
    faults: [],
    organisations: 25,
    seed: 2,
    breaks: ['register-equals-table'],
  },
  'ambush-after-hold': {
    what: 'the days of a report go on counting during a hold',
    parts: { pact: writing('pledge-head', countedThroughHolds) },
    faults: [],
    organisations: 20,
    years: 2,
    seed: 1,
    breaks: ['rest-after-hold'],
  },
  'late-is-answered': {
    what: 'a step that is found a day late counts as answered',
    parts: { remind: lateIsAnswered },
    faults: ['missed-rounds', 'clock-jumps'],
    organisations: 20,
    years: 2,
    seed: 4,
    breaks: ['sent-or-explained'],
  },
  ...PRIVACY_MISTAKES,
};

/** What deploys, with one mistake in it; undefined for a mistake that nobody knows. */
export const partsWith = (mistake: string): Parts | undefined => {
  const known = Object.hasOwn(MISTAKES, mistake) ? MISTAKES[mistake] : undefined;
  return known === undefined ? undefined : { ...REAL_PARTS, ...known.parts };
};
