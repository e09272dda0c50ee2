import type { View } from '../../platform/html/view.ts';
import type { Ask } from '../../platform/http/ask.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import { isIn } from '../is-in.ts';

/** What the page of a pledge says after its contact was handed over. */
export const contactDone = ({ query, t }: Ask): string | undefined => {
  switch (query.get('done')) {
    case 'contact':
      return t('office.contactDone');
    case 'contact-invited':
      return t('office.contactInvited');
    default:
      return undefined;
  }
};

/** Under the people: why the contact was changed last, and the way to hand it over. */
export const ContactNote = ({ view, head }: { readonly view: View; readonly head: PledgeHead }) => {
  const { t } = view;
  const reasons = head.handOver?.reasons ?? head.contactChange?.reasons;
  return (
    <>
      {reasons === undefined ? null : (
        <>
          <p class="govuk-body">{t('office.contactWhy')}</p>
          <p class="govuk-body typed" dir="auto">
            {reasons}
          </p>
        </>
      )}
      {head.handOver === undefined ? null : <p class="govuk-body">{t('office.contactOpen')}</p>}
      {isIn(view, 'reviewer', 'admin') ? (
        <p class="govuk-body">
          <a class="govuk-link" href={`/office/pledges/${encodeURIComponent(head.organisationId)}/contact`}>
            {t('office.contactTitle')}
          </a>
        </p>
      ) : null}
    </>
  );
};
