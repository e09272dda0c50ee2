import { brusselsDay } from '../../platform/time.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import { button, facts, type Letter, paragraph, quote } from '../letter.ts';
import {
  day,
  happenedAt,
  headOf,
  moment,
  needed,
  organisationName,
  page,
  plainName,
  theirWords,
  type Wording,
} from '../wording.ts';
import { publicPage } from './pledge.ts';

/** The public name of another organisation that a mail speaks of. */
const nameOfOther = (other: PledgeHead | undefined): string => {
  const { card, name } = needed(other, 'the other organisation');
  return plainName(card?.name ?? name);
};

/** A changed text is public; of dates it only says that they stay. */
export const amended = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const { organisationId, current: text } = headOf(wording);
  const current = needed(text, 'a public pledge');
  const version = String(current.version);
  return {
    subject: t('mail.amendedSubject', { organisation }),
    title: t('mail.amendedTitle'),
    blocks: [
      paragraph(t('mail.amendedText', { organisation, version })),
      facts(
        [t('mail.factReference'), current.reference],
        [t('mail.factPublished'), day(wording, brusselsDay(current.since))],
        [t('mail.factSha256'), current.sha256],
      ),
      paragraph(t('mail.amendedDates')),
      button(t('mail.openDifference'), page(wording, `/register/${organisationId}/versions/${version}`)),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};

/** To everybody who has a part in the pledge. */
export const withdrawn = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const { current } = headOf(wording);
  return {
    subject: t('mail.withdrawnSubject', { organisation }),
    title: t('mail.withdrawnTitle'),
    blocks: [
      paragraph(t('mail.withdrawnText', { organisation, at: moment(wording, happenedAt(wording)) })),
      ...quote(theirWords(current?.reasons)),
      paragraph(t('mail.withdrawnNext')),
      publicPage(wording),
    ],
    why: t('mail.memberWhy', { organisation }),
  };
};

/** To everybody who had a part in a pledge that now stands under another organisation. */
export const merged = (wording: Wording): Letter => {
  const { t, facts: read } = wording;
  const organisation = organisationName(wording);
  const into = nameOfOther(read.into);
  return {
    subject: t('mail.mergedSubject', { organisation }),
    title: t('mail.mergedTitle', { into }),
    blocks: [
      paragraph(t('mail.mergedText', { organisation, into, at: moment(wording, happenedAt(wording)) })),
      paragraph(t('mail.mergedNext', { organisation, into })),
      publicPage(wording),
    ],
    why: t('mail.memberWhy', { organisation }),
  };
};

/** The merger was taken back: to everybody of the one that stands for itself again, and to the contact of the other. */
export const unmerged = (wording: Wording): Letter => {
  const { t, facts: read } = wording;
  const organisation = organisationName(wording);
  const other = nameOfOther(read.into);
  const at = moment(wording, happenedAt(wording));
  const { history } = headOf(wording);
  const own = history.some(({ rev, what }) => what === 'unmerged' && read.mail.occasion === `rev-${rev}`);
  const names = { organisation, other };
  return {
    subject: t('mail.unmergedSubject', { organisation }),
    title: own ? t('mail.unmergedTitle', { organisation }) : t('mail.releasedTitle', { other }),
    blocks: [
      paragraph(own ? t('mail.unmergedText', { ...names, at }) : t('mail.releasedText', { ...names, at })),
      paragraph(own ? t('mail.unmergedNext', names) : t('mail.releasedNext', names)),
      own
        ? button(t('mail.openPledge'), page(wording, `/my/${headOf(wording).organisationId}`))
        : publicPage(wording),
    ],
    why: t('mail.memberWhy', { organisation }),
  };
};

export const nameCorrected = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.nameCorrectedSubject', { organisation }),
    title: t('mail.nameCorrectedTitle'),
    blocks: [paragraph(t('mail.nameCorrectedText', { organisation })), publicPage(wording)],
    why: t('mail.contactWhy', { organisation }),
  };
};
