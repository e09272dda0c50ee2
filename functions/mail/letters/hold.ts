import { facts, type Letter, paragraph, quote } from '../letter.ts';
import { contactWhy, day, headOf, organisationName, theirWords, type Wording } from '../wording.ts';
import { publicPage } from './pledge.ts';

/** The reports that are still owed, with the day each is due: a hold moves none of them. */
const dueDates = (wording: Wording) =>
  facts(
    ...Object.values(headOf(wording).reports)
      .filter(({ state }) => state !== 'published')
      .map(({ due }) => [wording.t('mail.factReportDue'), day(wording, due)] as const),
  );

export const held = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const { hold } = headOf(wording);
  const until = hold === undefined ? '' : day(wording, hold.until);
  return {
    subject: t('mail.heldSubject', { organisation, until }),
    title: t('mail.heldTitle', { until }),
    blocks: [
      paragraph(t('mail.heldText', { organisation, until })),
      ...quote(theirWords(hold?.reasons)),
      paragraph(t('mail.heldMeans', { until })),
      dueDates(wording),
      publicPage(wording),
    ],
    why: contactWhy(wording),
  };
};

export const lifted = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.liftedSubject', { organisation }),
    title: t('mail.liftedTitle'),
    blocks: [paragraph(t('mail.liftedText', { organisation })), dueDates(wording), publicPage(wording)],
    why: contactWhy(wording),
  };
};
