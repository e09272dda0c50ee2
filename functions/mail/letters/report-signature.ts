import { button, facts, type Letter, paragraph, quote } from '../letter.ts';
import {
  contactWhy,
  cycleOf,
  day,
  headOf,
  organisationName,
  page,
  reportOf,
  theirWords,
  type Wording,
} from '../wording.ts';

const reportPath = (wording: Wording): string =>
  `/my/${headOf(wording).organisationId}/report/${cycleOf(wording)}`;

export const request = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const { confirming, due } = reportOf(wording);
  return {
    subject: t('mail.reportSignSubject', { organisation }),
    title: t('mail.reportSignTitle'),
    blocks: [
      paragraph(t('mail.reportSignText', { organisation })),
      facts(
        [t('mail.factOrganisation'), organisation],
        [t('mail.factReportDue'), day(wording, due)],
        [t('mail.factSha256'), confirming?.sha256],
      ),
      button(t('mail.reportSignButton'), page(wording, `${reportPath(wording)}/sign`)),
      paragraph(t('mail.reportSignNot')),
    ],
    why: t('mail.signatoryWhy', { organisation }),
  };
};

export const sentBack = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.reportSentBackSubject', { organisation }),
    title: t('mail.reportSentBackTitle'),
    blocks: [
      paragraph(t('mail.reportSentBackText', { organisation })),
      ...quote(theirWords(reportOf(wording).sentBack?.comment)),
      paragraph(t('mail.reportSentBackDo')),
      button(t('mail.openReport'), page(wording, reportPath(wording))),
    ],
    why: contactWhy(wording),
  };
};
