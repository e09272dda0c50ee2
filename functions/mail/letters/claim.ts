import { button, type Letter, paragraph, quote } from '../letter.ts';
import { needed, page, plainName, theirWords, type Wording } from '../wording.ts';

/** The AI Office agreed to somebody's claim to an entry of the register, or did not: its reasons, and what stays. */
export const decided = (wording: Wording): Letter => {
  const { t, facts } = wording;
  const { state, name, reasons, pledgeId } = needed(facts.claim, 'a claim');
  const entry = plainName(name);
  const refused = state === 'refused';
  return {
    subject: t('mail.claimSubject', { entry }),
    title: t(refused ? 'mail.claimRefusedTitle' : 'mail.claimAgreedTitle'),
    blocks: [
      paragraph(t(refused ? 'mail.claimRefusedText' : 'mail.claimAgreedText', { entry })),
      ...(refused ? quote(theirWords(reasons)) : []),
      paragraph(t(refused ? 'mail.claimRefusedNext' : 'mail.claimAgreedNext')),
      button(t('mail.openPledge'), page(wording, `/my/${pledgeId}`)),
    ],
    why: t('mail.claimWhy', { entry }),
  };
};
