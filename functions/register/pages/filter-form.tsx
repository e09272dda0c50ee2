import { currentCatalogue } from '../../catalogue/catalogue.ts';
import { ROLES } from '../../catalogue/roles.ts';
import { SECTORS, SIZE_BANDS } from '../../organisations/profile.ts';
import { Button, type Option, Select, TextField } from '../../platform/html/form.tsx';
import type { View } from '../../platform/html/view.ts';
import { countryName, label } from '../../platform/i18n/translate.ts';
import { isFiltered, REPORT_GROUPS, type RegisterFilter } from '../filter.ts';

const options = (view: View, values: readonly string[], prefix: string): readonly Option[] => [
  { value: '', label: view.t('public.filterAny') },
  ...values.map((value) => ({ value, label: label(view.t, `${prefix}${value}`) })),
];

const commitmentOptions = (view: View): readonly Option[] =>
  options(
    view,
    currentCatalogue().commitments.map((commitment) => commitment.id),
    'catalogue.',
  ).map((option) =>
    option.value === '' ? option : { ...option, label: `${option.value}: ${option.label}` },
  );

const countryOptions = (view: View, countries: readonly string[]): readonly Option[] => {
  const collator = new Intl.Collator(view.language);
  const named = countries.map((value) => ({ value, label: countryName(view.language, value) }));
  return [
    { value: '', label: view.t('public.filterAny') },
    ...named.sort((a, b) => collator.compare(a.label, b.label)),
  ];
};

const facets = (view: View, countries: readonly string[]) =>
  [
    { name: 'country', label: view.t('public.filterCountry'), options: countryOptions(view, countries) },
    {
      name: 'sector',
      label: view.t('public.filterSector'),
      options: options(view, SECTORS, 'states.sector.'),
    },
    { name: 'role', label: view.t('public.filterRole'), options: options(view, ROLES, 'states.role.') },
    { name: 'size', label: view.t('public.filterSize'), options: options(view, SIZE_BANDS, 'states.size.') },
    { name: 'commitment', label: view.t('public.filterCommitment'), options: commitmentOptions(view) },
    {
      name: 'report',
      label: view.t('public.filterReport'),
      options: options(view, Object.keys(REPORT_GROUPS), 'public.reportGroup.'),
    },
  ] as const;

interface Props {
  readonly view: View;
  readonly filter: RegisterFilter;
  readonly countries: readonly string[];
}

const Facets = ({ view, filter, countries }: Props) => (
  <details class="govuk-details" open={isFiltered({ ...filter, q: '' })}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{view.t('public.filterMore')}</span>
    </summary>
    <div class="site-filter__more">
      {facets(view, countries).map((facet) => (
        <Select key={facet.name} {...facet} value={filter[facet.name]} />
      ))}
    </div>
  </details>
);

/** Searching changes nothing: a GET form, whose address can be kept and passed on. */
export const FilterForm = (props: Props) => {
  const { view, filter } = props;
  const { t } = view;
  return (
    <form method="get" action={view.path} class="site-filter" aria-label={t('public.filterTitle')}>
      <TextField name="q" label={t('public.filterName')} value={filter.q} type="search" spellcheck={false} />
      <Facets {...props} />
      <Button>{t('public.filterApply')}</Button>
      {isFiltered(filter) ? (
        <p class="govuk-body">
          <a class="govuk-link" href={view.path}>
            {t('public.filterClear')}
          </a>
        </p>
      ) : null}
    </form>
  );
};
