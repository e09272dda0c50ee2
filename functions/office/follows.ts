import { formatDay, type Translator } from '../platform/i18n/translate.ts';
import type { Instant } from '../platform/time.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { dueDay } from '../reports/due.ts';

/** What follows from a decision, in sentences. */
export type Follows = (t: Translator, head: PledgeHead, now: Instant) => readonly string[];

/** What follows from making a text public, of a first one, of one after a withdrawal, and of an amendment. */
export const followsPublishing: Follows = (t, { current }, now) => {
  const back = t('deciding.followsTakeDown');
  if (current === undefined || current.state === 'withdrawn')
    return [
      t('deciding.followsPublic'),
      t('deciding.followsYear', { day: formatDay(t.language, dueDay(now)) }),
      back,
    ];
  const version = { version: current.version };
  return [
    t(current.state === 'withheld' ? 'deciding.followsStaysDown' : 'deciding.followsAmended', version),
    t('deciding.followsDates'),
    back,
  ];
};

export const followsWithholding: Follows = (t) => [
  t('deciding.followsWithheld'),
  t('deciding.followsDates'),
  t('deciding.followsRestore'),
];

/** Nothing takes a published report down. */
export const followsReport: Follows = (t) => [t('deciding.followsReport'), t('deciding.followsForGood')];
