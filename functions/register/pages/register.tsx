import { Page } from '../../platform/html/page.tsx';
import { Pagination } from '../../platform/html/pagination.tsx';
import type { View } from '../../platform/html/view.ts';
import { filterQuery, isFiltered, type RegisterFilter } from '../filter.ts';
import { PAGE_SIZE, type RegisterPage } from '../read-register.ts';
import { EntryRow } from './entry-row.tsx';
import { feedPath } from './feed-link.ts';
import { FilterForm } from './filter-form.tsx';

interface Props {
  readonly view: View;
  readonly filter: RegisterFilter;
  readonly register: RegisterPage;
}

const Nothing = ({ view, filter }: Pick<Props, 'view' | 'filter'>) => (
  <>
    <p class="govuk-body">{view.t(isFiltered(filter) ? 'public.registerNone' : 'public.registerEmpty')}</p>
    {isFiltered(filter) ? <p class="govuk-body">{view.t('public.registerNoneTry')}</p> : null}
  </>
);

const Range = ({ view, register: { page, pages, entries } }: Pick<Props, 'view' | 'register'>) => {
  const from = (page - 1) * PAGE_SIZE + 1;
  return pages === 1 ? null : <> {view.t('public.registerRange', { from, to: from + entries.length - 1 })}</>;
};

const addressOf = ({ view, filter }: Props, page: number): string => {
  const query = filterQuery(filter, page);
  return query === '' ? view.path : `${view.path}?${query}`;
};

const Results = (props: Props) => {
  const { view, filter, register } = props;
  return (
    <>
      <h2 class="govuk-heading-m" id="results">
        {view.t('public.registerCount', { count: register.total })}
      </h2>
      {register.entries.length === 0 ? (
        <Nothing view={view} filter={filter} />
      ) : (
        <>
          <p class="govuk-body">
            {view.t('public.registerIntro')}
            <Range view={view} register={register} />
          </p>
          <ul class="site-entries" aria-label={view.t('public.registerList')}>
            {register.entries.map((entry) => (
              <EntryRow key={entry.id} view={view} entry={entry} />
            ))}
          </ul>
        </>
      )}
      <Pagination
        view={view}
        page={register.page}
        pages={register.pages}
        href={(page) => addressOf(props, page)}
      />
    </>
  );
};

/** Each list by its own name: what was looked for, and the page of it. */
const titleOf = ({ view: { t }, filter, register: { page, pages } }: Props): string => {
  const all = t('public.registerTitle');
  const { q } = filter;
  const title =
    q !== ''
      ? t('public.registerTitleFor', { title: all, q })
      : isFiltered(filter)
        ? t('public.registerTitleFiltered', { title: all })
        : all;
  return pages === 1 ? title : t('public.registerTitlePage', { title, page, pages });
};

export const RegisterPageView = (props: Props) => (
  <Page
    view={props.view}
    title={titleOf(props)}
    description={props.view.t('public.homeRegisterText')}
    feed={{ href: feedPath(props.view.language), title: props.view.t('public.feedTitle') }}
    wide
  >
    <h1 class="govuk-heading-l">{props.view.t('public.registerTitle')}</h1>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-one-third">
        <FilterForm view={props.view} filter={props.filter} countries={props.register.countries} />
      </div>
      <div class="govuk-grid-column-two-thirds">
        <Results {...props} />
        <p class="govuk-body">
          <a class="govuk-link" href={feedPath(props.view.language)}>
            {props.view.t('public.feedLink')}
          </a>
        </p>
      </div>
    </div>
  </Page>
);
