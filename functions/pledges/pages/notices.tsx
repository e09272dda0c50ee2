import { Typed } from '../../platform/html/heading.tsx';
import { Banner, Inset } from '../../platform/html/parts.tsx';
import { setApart } from '../../platform/i18n/set-apart.ts';
import { formatDay, type MessageKey, type Translator } from '../../platform/i18n/translate.ts';
import type { PledgeHead } from '../head.ts';
import { isEditable, type OpenPledge } from './open-pledge.ts';
import type { Named } from './signatories.ts';

const NOTICES = {
  returned: { title: 'form.returnedTitle', text: 'form.returnedText' },
  'sent-back': { title: 'form.sentBackTitle', text: 'form.sentBackText' },
  recalled: { title: 'form.recalledTitle', text: 'form.recalledText' },
  lapsed: { title: 'form.lapsedTitle', text: 'form.lapsedText' },
  revised: { title: 'form.revisedTitle', text: 'form.revisedText' },
} as const satisfies Record<string, { title: MessageKey; text: MessageKey }>;
type Notice = keyof typeof NOTICES;

const isNotice = (what: string): what is Notice => what in NOTICES;

/** What brought the text back into the organisation's hands last; undefined where nothing has. */
const noticeOf = (head: PledgeHead): Notice | undefined => {
  const begun = head.history.findLastIndex(({ what }) => what === 'amendment-started' || what === 'renewed');
  return head.history
    .slice(begun + 1)
    .map((link): string => link.what)
    .findLast(isNotice);
};

/** The same in a few words, for a list. */
export const backTitle = (t: Translator, head: PledgeHead): string | undefined => {
  const notice = isEditable(head) ? noticeOf(head) : undefined;
  return notice === undefined ? undefined : t(NOTICES[notice].title);
};

/** What happened, in the words of who gave the text back: a signatory by name, unless nobody is behind it any more. */
const backWords = (t: Translator, notice: Notice, signatories: readonly Named[]): string => {
  if (notice !== 'sent-back') return t(NOTICES[notice].text);
  const back = signatories.find(({ status }) => status === 'sent-back');
  if (back !== undefined && back.comment === undefined) return t('form.sentBackErased');
  return back?.name === undefined
    ? t('form.sentBackText')
    : t('form.sentBackBy', { name: setApart(back.name) });
};

interface BackProps {
  readonly pledge: OpenPledge;
  readonly signatories: readonly Named[];
}

/** Why the organisation has its draft again. */
export const BackNotice = ({ pledge: { view, head }, signatories }: BackProps) => {
  const notice = noticeOf(head);
  if (notice === undefined) return null;
  const reasons = notice === 'lapsed' || notice === 'recalled' ? undefined : head.pending?.reasons;
  return (
    <Banner title={view.t(NOTICES[notice].title)}>
      <p class="govuk-notification-banner__heading">{backWords(view.t, notice, signatories)}</p>
      {reasons === undefined ? null : (
        <p class="govuk-body">
          <Typed>{reasons}</Typed>
        </p>
      )}
    </Banner>
  );
};

/** Where the draft came from, as long as nothing of it has been sent for signature. */
export const EnteredNotice = ({ view, head }: OpenPledge) => {
  const { entered, versions } = head;
  return entered === undefined || versions > 0 ? null : (
    <Inset>
      <p>{view.t('form.enteredNotice', { day: formatDay(view.language, entered.letterOn) })}</p>
      <p>{view.t('form.enteredNoticeText')}</p>
    </Inset>
  );
};
