import { Inset } from '../../platform/html/parts.tsx';
import type { MessageKey } from '../../platform/i18n/translate.ts';
import { pledgeTransition } from '../states.ts';
import { mayEdit, type OpenPledge } from './open-pledge.ts';
import { SigningNote } from './signing-note.tsx';
import { mayBegin, type SigningOpen } from './signing-open.ts';

const NOTES = {
  amend: { title: 'form.amendNoticeTitle', discard: 'form.discardLink' },
  renew: { title: 'form.renewNoticeTitle', discard: 'form.discardNewLink' },
} as const satisfies Record<string, { title: MessageKey; discard: MessageKey }>;

const Link = ({ href, children }: { readonly href: string; readonly children: string }) => (
  <li>
    <a class="govuk-link" href={href}>
      {children}
    </a>
  </li>
);

/** Said of a text at hand beside one that is or was public: what the public reads meanwhile, and the way back. */
export const AmendmentNote = (pledge: OpenPledge) => {
  const { view, head, paths } = pledge;
  const { pending, current } = head;
  if (pending === undefined || current === undefined) return null;
  const { t } = view;
  const renewed = current.state === 'withdrawn';
  const { title, discard } = NOTES[renewed ? 'renew' : 'amend'];
  const mayDiscard = mayEdit(pledge) && pledgeTransition('discard', pending.state) !== undefined;
  return (
    <Inset>
      <p class="govuk-!-font-weight-bold">{t(title)}</p>
      <p>{renewed ? t('form.renewNoticeText') : t('form.amendNoticeText', { version: current.version })}</p>
      {renewed ? null : (
        <p>
          <a class="govuk-link" href={paths.changes}>
            {t('form.changesLink')}
          </a>
        </p>
      )}
      {mayDiscard ? (
        <p>
          <a class="govuk-link" href={paths.discard}>
            {t(discard)}
          </a>
        </p>
      ) : null}
    </Inset>
  );
};

/** What the organisation may do with a pledge that is or was public; no text is begun that could not be signed. */
export const ChangeLinks = (props: OpenPledge & { readonly signing: SigningOpen }) => {
  const { view, head, paths, ask, signing } = props;
  const { t } = view;
  const { pending, current } = head;
  if (current === undefined || head.merged !== undefined || !mayEdit(props)) return null;
  const begins = (command: 'amend' | 'renew') =>
    pending === undefined && pledgeTransition(command, current.state) !== undefined && mayBegin(signing);
  const mayWithdraw =
    ask.roles?.includes('contact') === true && pledgeTransition('withdraw', current.state) !== undefined;
  return (
    <>
      <h2 class="govuk-heading-m">{t('form.changeTitle')}</h2>
      {mayBegin(signing) ? null : <SigningNote view={view} signing={signing} />}
      <ul class="govuk-list">
        {begins('amend') ? <Link href={paths.amend}>{t('form.amendLink')}</Link> : null}
        {begins('renew') ? <Link href={paths.renew}>{t('form.renewLink')}</Link> : null}
        {mayWithdraw ? <Link href={paths.withdraw}>{t('form.withdrawLink')}</Link> : null}
      </ul>
    </>
  );
};
