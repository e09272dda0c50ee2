import { formatDay, type Translator } from '../platform/i18n/translate.ts';
import type { Instant } from '../platform/time.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { dueDay } from '../reports/due.ts';

/** What follows from a decision, in sentences. */
export type Follows = (t: Translator, head: PledgeHead, now: Instant) => readonly string[];

/** What follows from making a text public, of a first one, of one after a withdrawal, and of an amendment. */
export const followsPublishing: Follows = (t, { current }, now) => {
  const back = t('office.followsTakeDown');
  if (current === undefined || current.state === 'withdrawn')
    return [
      t('office.followsPublic'),
      t('office.followsYear', { day: formatDay(t.language, dueDay(now)) }),
      back,
    ];
  const version = { version: current.version };
  return [
    t(current.state === 'withheld' ? 'office.followsStaysDown' : 'office.followsAmended', version),
    t('office.followsDates'),
    back,
  ];
};

export const followsWithholding: Follows = (t) => [
  t('office.followsWithheld'),
  t('office.followsDates'),
  t('office.followsRestore'),
];

/** Nothing takes a published report down. */
export const followsReport: Follows = (t) => [t('office.followsReport'), t('office.followsForGood')];
