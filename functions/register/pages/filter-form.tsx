import { catalogue, ROLES } from '../../catalogue/catalogue.ts';
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
    catalogue.commitments.map((commitment) => commitment.id),
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

/** Searching changes nothing: a GET form, whose address can be kept and passed on. */
export const FilterForm = (props: {
  readonly view: View;
  readonly filter: RegisterFilter;
  readonly countries: readonly string[];
}) => {
  const { view, filter, countries } = props;
  const { t } = view;
  const choices = [
    { name: 'country', label: t('public.filterCountry'), options: countryOptions(view, countries) },
    { name: 'sector', label: t('public.filterSector'), options: options(view, SECTORS, 'states.sector.') },
    { name: 'role', label: t('public.filterRole'), options: options(view, ROLES, 'states.role.') },
    { name: 'size', label: t('public.filterSize'), options: options(view, SIZE_BANDS, 'states.size.') },
    { name: 'commitment', label: t('public.filterCommitment'), options: commitmentOptions(view) },
    {
      name: 'report',
      label: t('public.filterReport'),
      options: options(view, Object.keys(REPORT_GROUPS), 'public.reportGroup.'),
    },
  ] as const;
  return (
    <form method="get" action={view.path} class="site-filter" aria-label={t('public.filterTitle')}>
      <TextField name="q" label={t('public.filterName')} value={filter.q} type="search" spellcheck={false} />
      {choices.map((choice) => (
        <Select key={choice.name} {...choice} value={filter[choice.name]} />
      ))}
      <Button look="secondary">{t('public.filterApply')}</Button>
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
