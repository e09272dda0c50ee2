import { CommitmentWords } from '../../catalogue/wording.tsx';
import { Typed } from '../../platform/html/heading.tsx';
import { SummaryList } from '../../platform/html/lists.tsx';
import { safeHref, Tag } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import type { View } from '../../platform/html/view.ts';
import { countryName, formatDay, label, type Translator } from '../../platform/i18n/translate.ts';
import type { Action } from '../../pledges/draft.ts';
import type { PledgeText } from '../../pledges/version.ts';

const Website = ({ address }: { readonly address: string }) => {
  const href = safeHref(address);
  return href === undefined ? (
    <span>{address}</span>
  ) : (
    <a class="govuk-link" href={href} rel="noopener noreferrer nofollow">
      {address}
    </a>
  );
};

/** What an organisation says about itself. */
export const OrganisationFacts = ({ t, text }: { readonly t: Translator; readonly text: PledgeText }) => {
  const { organisation } = text;
  const given = (value: string | undefined): string => value ?? t('office.notGiven');
  return (
    <SummaryList
      rows={[
        { key: t('office.factName'), value: <bdi>{organisation.legalName}</bdi> },
        { key: t('office.factCountry'), value: countryName(t.language, organisation.country) },
        { key: t('office.factRegisterNumber'), value: given(organisation.registerNumber) },
        { key: t('office.factLei'), value: given(organisation.lei) },
        {
          key: t('office.factWebsite'),
          value:
            organisation.website === undefined ? (
              t('office.notGiven')
            ) : (
              <Website address={organisation.website} />
            ),
        },
        { key: t('office.factSector'), value: label(t, `states.sector.${organisation.sector}`) },
        { key: t('office.factSize'), value: label(t, `states.size.${organisation.sizeBand}`) },
        {
          key: t('office.factRoles'),
          value: organisation.roles.map((role) => label(t, `states.role.${role}`)).join(', '),
        },
      ]}
    />
  );
};

const dates = (t: Translator, { start, target }: Action): string =>
  [
    ...(start === undefined ? [] : [t('office.actionStart', { day: formatDay(t.language, start) })]),
    ...(target === undefined ? [] : [t('office.actionTarget', { day: formatDay(t.language, target) })]),
  ].join(' · ');

/** The actions pledged for one commitment. */
export const Actions = ({ t, actions }: { readonly t: Translator; readonly actions: readonly Action[] }) => (
  <ul class="govuk-list govuk-list--bullet">
    {actions.map((action) => (
      <li key={action.id}>
        <p class="govuk-body typed" dir="auto" lang={action.language}>
          {action.text}
        </p>
        <p class="govuk-body-s">
          <Tag colour={statusColour(action.status)}>{label(t, `states.action.${action.status}`)}</Tag>{' '}
          {dates(t, action)}
        </p>
        {action.reason === undefined ? null : (
          <p class="govuk-body-s">
            {t('states.actionReason')} <Typed lang={action.language}>{action.reason}</Typed>
          </p>
        )}
      </li>
    ))}
  </ul>
);

export const Commitments = ({ view, text }: { readonly view: View; readonly text: PledgeText }) => (
  <>
    {text.commitments.map(({ id, actions }) => (
      <section key={id} aria-labelledby={`commitment-${id}`}>
        <h3 class="govuk-heading-s" id={`commitment-${id}`}>
          {id}: <CommitmentWords view={view} id={id} />
        </h3>
        <Actions t={view.t} actions={actions} />
      </section>
    ))}
  </>
);
