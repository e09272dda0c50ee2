import { INVITATION_DAYS } from '../../organisations/people/roster.ts';
import { label } from '../../platform/i18n/translate.ts';
import { addDays, brusselsDay } from '../../platform/time.ts';
import { button, facts, type Letter, list, paragraph } from '../letter.ts';
import { day, headOf, moment, needed, organisationName, page, type Wording } from '../wording.ts';

const own = (wording: Wording): string => `/my/${headOf(wording).organisationId}`;

const entryOf = (wording: Wording) => {
  const { facts: found } = wording;
  return needed(headOf(wording).people?.[found.person?.personId ?? ''], 'an invitation');
};

/** Leads to a page that only shows; what lets anybody in is a code sent to the invited address. */
export const invitation = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const { organisationId } = headOf(wording);
  const { roles, since, invitation: id } = entryOf(wording);
  const link = page(wording, `/invitation/${organisationId}/${needed(id, 'an invitation')}`);
  return {
    subject: t('mail.invitationSubject', { organisation }),
    title: t('mail.invitationTitle'),
    blocks: [
      paragraph(t('mail.invitationText', { organisation })),
      list(...roles.map((role) => label(t, `mail.invitationRole.${role}`))),
      paragraph(t('mail.invitationDo')),
      button(t('mail.invitationButton'), link),
      facts([t('mail.factAnswerUntil'), day(wording, addDays(brusselsDay(since), INVITATION_DAYS))]),
      paragraph(t('mail.invitationNot')),
    ],
    why: t('mail.invitationWhy', { organisation }),
  };
};

export const contactOffered = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.contactOfferedSubject', { organisation }),
    title: t('mail.contactOfferedTitle'),
    blocks: [
      paragraph(t('mail.contactOfferedText', { organisation })),
      paragraph(t('mail.contactOfferedDo')),
      button(t('mail.contactOfferedButton'), page(wording, `${own(wording)}/people`)),
    ],
    why: t('mail.memberWhy', { organisation }),
  };
};

export const contactNow = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.contactNowSubject', { organisation }),
    title: t('mail.contactNowTitle'),
    blocks: [
      paragraph(t('mail.contactNowText', { organisation })),
      paragraph(t('mail.contactNowDo')),
      button(t('mail.openPledge'), page(wording, own(wording))),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};

/** Without the name of the next one: the address may be read by others since its owner has left. */
export const contactNoLonger = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const change = needed(headOf(wording).contactChange, 'a change of the contact');
  const staff = change.by.startsWith('staff:');
  return {
    subject: t('mail.contactNoLongerSubject', { organisation }),
    title: t('mail.contactNoLongerTitle'),
    blocks: [
      paragraph(t(staff ? 'mail.contactNoLongerStaff' : 'mail.contactNoLongerText', { organisation })),
      facts([t('mail.factChanged'), moment(wording, change.at)]),
      paragraph(t('mail.contactNoLongerDo')),
    ],
    why: t('mail.formerContactWhy', { organisation }),
  };
};
