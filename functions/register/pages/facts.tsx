import { SummaryList, type SummaryRow } from '../../platform/html/parts.tsx';
import { TypedLink } from '../../platform/html/typed-link.tsx';
import type { View } from '../../platform/html/view.ts';
import { countryName, formatDay, label } from '../../platform/i18n/translate.ts';
import type { ListedEntry } from '../entry.ts';
import type { PublicPledge } from '../read-organisation.ts';
import { dayOf, organisationPath } from './words.tsx';

const row = (key: string, value: SummaryRow['value'] | undefined): readonly SummaryRow[] =>
  value === undefined || value === '' ? [] : [{ key, value }];

const aboutOrganisation = (view: View, organisation: PublicPledge['organisation']): readonly SummaryRow[] => {
  const { t, language } = view;
  const { country, sector, sizeBand, roles, website, lei } = organisation;
  return [
    ...row(t('public.factCountry'), countryName(language, country)),
    ...row(t('public.factSector'), label(t, `states.sector.${sector}`)),
    ...row(t('public.factSize'), label(t, `states.size.${sizeBand}`)),
    ...row(t('public.factRoles'), roles.map((role) => label(t, `states.role.${role}`)).join(', ')),
    ...row(t('public.factWebsite'), website === undefined ? undefined : <TypedLink address={website} />),
    ...row(t('public.factLei'), lei),
  ];
};

const aboutPledge = (view: View, pledge: PublicPledge): readonly SummaryRow[] => {
  const { t } = view;
  const version = { number: pledge.version, day: dayOf(view, pledge.versionSince) };
  return [
    ...row(t('public.factPublished'), dayOf(view, pledge.entry.publishedAt)),
    ...row(
      t('public.factVersion'),
      <>
        {t('public.versionOf', version)}{' '}
        <a class="govuk-link" href={`${organisationPath(view, pledge.entry.id)}/versions`}>
          {t('public.allVersions', { count: pledge.versions.length })}
        </a>
      </>,
    ),
    ...row(
      t('public.factSigned'),
      pledge.signatories.length === 0 ? undefined : (
        <bdi>{pledge.signatories.map(({ name, position }) => `${name} (${position})`).join('; ')}</bdi>
      ),
    ),
    ...row(t('public.factReference'), <span class="code">{pledge.reference}</span>),
    ...row(t('public.factHash'), <span class="code">{pledge.sha256}</span>),
  ];
};

const formerNames = ({ t }: View, names: readonly string[]): readonly SummaryRow[] =>
  row(t('public.factFormerNames'), names.length === 0 ? undefined : <bdi>{names.join('; ')}</bdi>);

const OrganisationLink = ({
  view,
  id,
  name,
}: {
  readonly view: View;
  readonly id: string;
  readonly name: string;
}) => (
  <a class="govuk-link" href={organisationPath(view, id)}>
    <bdi>{name}</bdi>
  </a>
);

const aboutGroup = (view: View, { parent, subsidiaries }: PublicPledge['group']): readonly SummaryRow[] => [
  ...row(view.t('public.factParent'), parent && <OrganisationLink view={view} {...parent} />),
  ...row(
    view.t('public.factSubsidiaries'),
    subsidiaries.length === 0 ? undefined : (
      <ul class="govuk-list">
        {subsidiaries.map((one) => (
          <li key={one.id}>
            <OrganisationLink view={view} {...one} />
          </li>
        ))}
      </ul>
    ),
  ),
];

export const Facts = ({ view, pledge }: { readonly view: View; readonly pledge: PublicPledge }) => (
  <SummaryList
    rows={[
      ...formerNames(view, pledge.formerNames),
      ...aboutOrganisation(view, pledge.organisation),
      ...aboutGroup(view, pledge.group),
    ]}
  />
);

/** The organisation as one version named and described it. */
export const FactsThen = (props: {
  readonly view: View;
  readonly organisation: PublicPledge['organisation'];
}) => {
  const { view, organisation } = props;
  const name = { key: view.t('difference.field.legalName'), value: <bdi>{organisation.legalName}</bdi> };
  return <SummaryList rows={[name, ...aboutOrganisation(view, organisation)]} />;
};

export const PledgeFacts = ({ view, pledge }: { readonly view: View; readonly pledge: PublicPledge }) => (
  <SummaryList rows={aboutPledge(view, pledge)} />
);

/** What little a list said of an earlier signatory. */
export const ListedFacts = ({ view, entry }: { readonly view: View; readonly entry: ListedEntry }) => {
  const { t, language } = view;
  const { formerNames, country, sector, website, signedOn } = entry;
  const rows = [
    ...row(t('public.factFormerNames'), formerNames.join('; ')),
    ...row(t('public.factCountry'), country && countryName(language, country)),
    ...row(t('public.factSector'), sector && label(t, `states.sector.${sector}`)),
    ...row(t('public.factWebsite'), website && <TypedLink address={website} />),
    ...row(t('claim.signedOn'), signedOn && formatDay(language, signedOn)),
  ];
  return rows.length === 0 ? null : <SummaryList rows={rows} />;
};
