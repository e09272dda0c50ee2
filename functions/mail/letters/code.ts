import { shownCode } from '../../access/code.ts';
import { button, type Letter, paragraph } from '../letter.ts';
import { needed, page, type Wording } from '../wording.ts';

/** The one mail whose link carries a token; its page only shows a button. */
export const codeLetter = (wording: Wording): Letter => {
  const { t, facts, codes } = wording;
  const challenge = needed(facts.challenge, 'a challenge');
  const { code, linkToken } = needed(codes, 'a code');
  return {
    subject: t('mail.codeSubject'),
    title: t('mail.codeTitle'),
    blocks: [
      paragraph(t('mail.codeType')),
      { block: 'code', text: shownCode(code) },
      paragraph(t('mail.codeLife')),
      paragraph(t('mail.codeOr')),
      button(t('mail.codeButton'), page(wording, `/sign-in/link/${challenge.challengeId}/${linkToken}`)),
      paragraph(t('mail.codeNotYou')),
    ],
    why: t('mail.codeWhy'),
  };
};
