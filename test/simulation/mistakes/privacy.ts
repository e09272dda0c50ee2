import { failsWithAddress, logsWhatCame, measuresByAddress } from './functions.ts';
import type { Mistake } from './mistake.ts';
import {
  addressesByIndex,
  contactsUnfound,
  livesOn,
  lookedForOnce,
  reading,
  undatedContact,
  writing,
} from './tables.ts';

/** What tells of people what nobody should know, lets in who should not be, or loses what somebody wrote. */
export const PRIVACY_MISTAKES: Readonly<Record<string, Mistake>> = {
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
  'contact-undated': {
    what: 'what somebody writes who came back after an erasure is taken for what was written before it',
    parts: { pact: writing('draft', undatedContact) },
    faults: [],
    organisations: 20,
    years: 2,
    seed: 8,
    breaks: ['words-kept'],
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
    seed: 4,
    breaks: ['silent-when-settled'],
  },
  'erasure-misses-index': {
    what: 'an erasure does not look into the index of contacts',
    parts: { pact: contactsUnfound },
    faults: [],
    organisations: 30,
    breaks: ['erased-leaves-nothing'],
  },
  'restore-unseen': {
    what: 'the round does not see that the table of pledges was restored',
    parts: { sent: writing('mark', (item) => ({ ...item, at: '2026-01-01T00:00:00.000Z' })) },
    faults: ['restores'],
    organisations: 30,
    years: 2,
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
};
