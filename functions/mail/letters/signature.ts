import { brusselsDay } from '../../platform/time.ts';
import { wasSubmitted } from '../../pledges/who-is-told.ts';
import { type Block, button, facts, type Letter, paragraph, quote } from '../letter.ts';
import {
  askerName,
  day,
  happenedAt,
  headOf,
  inWords,
  moment,
  needed,
  organisationName,
  page,
  stepDay,
  theirWords,
  type Wording,
} from '../wording.ts';
import { textOfReceipt } from './pledge.ts';

const pendingOf = (wording: Wording) => needed(headOf(wording).pending, 'a text at hand');

const lapses = (wording: Wording): string | undefined => {
  const occasion = String(pendingOf(wording).version);
  return inWords(wording, stepDay(wording, { family: 'signature', occasion, key: 'day-30' }));
};

const aboutTheText = (wording: Wording): Block => {
  const { t } = wording;
  const { reference } = pendingOf(wording);
  return facts(
    [t('mail.factOrganisation'), organisationName(wording)],
    [t('mail.factReference'), reference],
    [t('mail.factAnswerBy'), lapses(wording)],
  );
};

const toTheText = (wording: Wording): Block =>
  button(wording.t('mail.signButton'), page(wording, `/my/${headOf(wording).organisationId}/text`));

const toThePledge = (wording: Wording): Block =>
  button(wording.t('mail.openPledge'), page(wording, `/my/${headOf(wording).organisationId}`));

export const request = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.signatureRequestSubject', { organisation }),
    title: t('mail.signatureRequestTitle'),
    blocks: [
      paragraph(t('mail.signatureRequestText', { who: askerName(wording), organisation })),
      paragraph(t('mail.signatureRequestDo')),
      aboutTheText(wording),
      toTheText(wording),
      paragraph(t('mail.signatureRequestNot')),
    ],
    why: t('mail.askedWhy', { who: askerName(wording), organisation }),
  };
};

/** Whether everybody had signed the text before the organisation took it back. */
const tookBackSigned = (wording: Wording): boolean => {
  const { occasion, version } = wording.facts.mail;
  const { history } = headOf(wording);
  const link = history.find(({ rev }) => occasion === `rev-${rev}`);
  return link !== undefined && wasSubmitted({ history }, { rev: link.rev, version });
};

/** To the contact, when a colleague has taken back what had been submitted. */
export const takenBack = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const { organisationId } = headOf(wording);
  const at = moment(wording, happenedAt(wording));
  return {
    subject: t('mail.takenBackSubject', { organisation }),
    title: t('mail.takenBackTitle'),
    blocks: [
      paragraph(t('mail.takenBackText', { organisation, who: askerName(wording), at })),
      paragraph(t('mail.takenBackDo')),
      button(t('mail.continuePledge'), page(wording, `/my/${organisationId}`)),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};

/** To who had approved a text that is a draft again. */
export const approvalVoid = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const head = headOf(wording);
  const { version } = wording.facts.mail;
  const happened = day(wording, brusselsDay(happenedAt(wording)));
  const text = tookBackSigned(wording) ? 'mail.approvalVoidSubmitted' : 'mail.approvalVoidText';
  return {
    subject: t('mail.approvalVoidSubject', { organisation }),
    title: t('mail.approvalVoidTitle'),
    blocks: [
      paragraph(t(text, { organisation, day: happened })),
      paragraph(t('mail.approvalVoidDo')),
      button(t('mail.approvalVoidButton'), page(wording, `/my/${head.organisationId}/texts/${version}`)),
    ],
    why: t('mail.signatoryWhy', { organisation }),
  };
};

/** When the recipient approved the text that the mail is about. */
const approvedAt = (wording: Wording): string | undefined => {
  const { person, mail } = wording.facts;
  const own = headOf(wording).history.findLast(
    ({ what, who, version }) => what === 'approved' && who === person?.personId && version === mail.version,
  );
  return own === undefined ? undefined : moment(wording, own.at);
};

/** To each signatory, once all have approved: what they signed, and where they read it again. */
export const receipt = (wording: Wording): Letter => {
  const { t, facts: read } = wording;
  const organisation = organisationName(wording);
  const head = headOf(wording);
  const { version } = read.mail;
  const text = textOfReceipt(head, version);
  return {
    subject: t('mail.receiptSubject', { organisation }),
    title: t('mail.signedReceiptTitle'),
    blocks: [
      paragraph(t('mail.signedReceiptText', { organisation })),
      facts(
        [t('mail.factOrganisation'), organisation],
        [t('mail.factReference'), text?.reference],
        [t('mail.factSigned'), approvedAt(wording)],
        [t('mail.factSha256'), text?.sha256],
      ),
      paragraph(t('mail.signedReceiptKeep')),
      button(t('mail.signedReceiptButton'), page(wording, `/my/${head.organisationId}/texts/${version}`)),
    ],
    why: t('mail.signatoryWhy', { organisation }),
  };
};

export const waiting = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const since = day(wording, brusselsDay(pendingOf(wording).since));
  return {
    subject: t('mail.signatureWaitingSubject', { organisation }),
    title: t('mail.signatureWaitingTitle'),
    blocks: [
      paragraph(t('mail.signatureWaitingText', { who: askerName(wording), organisation, since })),
      paragraph(t('mail.signatureRequestDo')),
      aboutTheText(wording),
      toTheText(wording),
    ],
    why: t('mail.askedWhy', { who: askerName(wording), organisation }),
  };
};

export const lapsed = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.signatureLapsedSubject', { organisation }),
    title: t('mail.signatureLapsedTitle'),
    blocks: [
      paragraph(t('mail.signatureLapsedText', { organisation })),
      paragraph(t('mail.signatureLapsedDo')),
      toThePledge(wording),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};

/** Without a comment: the signatory has been erased and can no longer answer. */
const signatoryGone = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const happened = day(wording, brusselsDay(happenedAt(wording)));
  return {
    subject: t('mail.signatoryGoneSubject', { organisation }),
    title: t('mail.signatoryGoneTitle'),
    blocks: [
      paragraph(t('mail.signatoryGoneText', { organisation, day: happened })),
      paragraph(t('mail.signatoryGoneDo')),
      toThePledge(wording),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};

export const sentBack = (wording: Wording): Letter => {
  if (pendingOf(wording).reasons === undefined) return signatoryGone(wording);
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.sentBackSubject', { organisation }),
    title: t('mail.sentBackTitle'),
    blocks: [
      paragraph(
        t('mail.sentBackText', { organisation, day: day(wording, brusselsDay(happenedAt(wording))) }),
      ),
      ...quote(theirWords(pendingOf(wording).reasons)),
      paragraph(t('mail.sentBackDo')),
      toThePledge(wording),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};
