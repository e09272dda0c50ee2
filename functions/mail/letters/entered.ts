import { brusselsDay } from '../../platform/time.ts';
import { button, type Letter, paragraph } from '../letter.ts';
import { day, headOf, needed, organisationName, page, type Wording } from '../wording.ts';

const enteredOf = (wording: Wording) => needed(headOf(wording).entered, 'a letter');
const toThePledge = (wording: Wording) =>
  button(wording.t('mail.entryButton'), page(wording, `/my/${headOf(wording).organisationId}`));

/** The office has entered what came by letter. The button leads to the page that sends a fresh code. */
export const toConfirm = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.entryToConfirmSubject', { organisation }),
    title: t('mail.entryToConfirmTitle'),
    blocks: [
      paragraph(
        t('mail.entryToConfirmText', { organisation, day: day(wording, enteredOf(wording).letterOn) }),
      ),
      paragraph(t('mail.entryToConfirmDo')),
      toThePledge(wording),
      paragraph(t('mail.entryNotYours')),
    ],
    why: t('mail.entryWhy', { organisation }),
  };
};

/** The same, when nobody has answered for a while. */
export const stillToConfirm = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const { sentAt } = enteredOf(wording);
  const since = day(wording, brusselsDay(needed(sentAt, 'the day on which it was sent')));
  return {
    subject: t('mail.entryWaitingSubject', { organisation }),
    title: t('mail.entryWaitingTitle'),
    blocks: [
      paragraph(t('mail.entryWaitingText', { organisation, since })),
      paragraph(t('mail.entryToConfirmDo')),
      toThePledge(wording),
      paragraph(t('mail.entryNotYours')),
    ],
    why: t('mail.entryWhy', { organisation }),
  };
};
