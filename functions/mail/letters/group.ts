import { button, type Letter, paragraph } from '../letter.ts';
import {
  askerName,
  contactWhy,
  headOf,
  needed,
  organisationName,
  page,
  plainName,
  type Wording,
} from '../wording.ts';

/** To the contact of the parent: it speaks of the subsidiary, and leads to the parent's own page. */
export const asked = (wording: Wording): Letter => {
  const { t, facts } = wording;
  const organisation = organisationName(wording);
  const parent = needed(facts.parent, 'a parent');
  const own = plainName(parent.card?.name ?? parent.name);
  return {
    subject: t('mail.parentAskedSubject', { organisation }),
    title: t('mail.parentAskedTitle'),
    blocks: [
      paragraph(t('mail.parentAskedText', { who: askerName(wording), organisation, parent: own })),
      paragraph(t('mail.parentAskedDo')),
      button(t('mail.parentAskedButton'), page(wording, `/my/${parent.organisationId}/group`)),
    ],
    why: t('mail.contactWhy', { organisation: own }),
  };
};

export const answered = (wording: Wording): Letter => {
  const { t } = wording;
  const { organisationId, parent } = headOf(wording);
  const organisation = organisationName(wording);
  const confirmed = parent?.state === 'confirmed';
  return {
    subject: t('mail.parentAnsweredSubject', { organisation }),
    title: t(confirmed ? 'mail.parentConfirmedTitle' : 'mail.parentEndedTitle'),
    blocks: [
      paragraph(t(confirmed ? 'mail.parentConfirmedText' : 'mail.parentEndedText', { organisation })),
      button(t('mail.openPledge'), page(wording, `/my/${organisationId}/group`)),
    ],
    why: contactWhy(wording),
  };
};
