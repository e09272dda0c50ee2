import type { OpenPledge } from './open-pledge.ts';

/** The way to who works for the organisation, and to an answer where one is asked. */
export const PeopleLink = ({ view, paths, head, person }: OpenPledge) => {
  const { t } = view;
  return (
    <>
      <h2 class="govuk-heading-m">{t('member.title')}</h2>
      {head.handOver?.to === person.personId ? <p class="govuk-body">{t('member.offerYou')}</p> : null}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.people}>
          {t('member.link')}
        </a>
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.group}>
          {t('member.groupLink')}
        </a>
      </p>
    </>
  );
};
