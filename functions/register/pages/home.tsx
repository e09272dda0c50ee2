import { LinkButton } from '../../platform/html/form.tsx';
import { Page } from '../../platform/html/page.tsx';
import type { View } from '../../platform/html/view.ts';
import { formatDay } from '../../platform/i18n/translate.ts';
import type { Day } from '../../platform/time.ts';
import type { RegisterEntry } from '../entry.ts';
import { today } from './words.tsx';

export interface RegisterCounts {
  readonly pledges: number;
  readonly reports: number;
  readonly listed: number;
  readonly madeUp: boolean;
}

/** What the start page counts: all that the register shows, made-up examples too, and whether there are any. */
export const countsOf = (entries: readonly RegisterEntry[]): RegisterCounts => {
  const published = entries.filter((entry) => entry.kind === 'pledge' && entry.state === 'published');
  const reports = published.flatMap((entry) => (entry.kind === 'pledge' ? entry.reports : []));
  return {
    pledges: published.length,
    reports: reports.filter((report) => report.state === 'published').length,
    listed: entries.filter((entry) => entry.kind === 'listed').length,
    madeUp: published.some((entry) => entry.kind === 'pledge' && entry.madeUp),
  };
};

const Counts = ({ view, counts }: { readonly view: View; readonly counts: RegisterCounts }) => {
  const { t } = view;
  const numbers = [
    { key: 'pledges', count: counts.pledges, text: t('public.countPledges', { count: counts.pledges }) },
    { key: 'reports', count: counts.reports, text: t('public.countReports', { count: counts.reports }) },
    { key: 'listed', count: counts.listed, text: t('public.countListed', { count: counts.listed }) },
  ];
  return (
    <>
      <h2 class="govuk-heading-m">{t('public.homeCountsTitle')}</h2>
      <ul class="site-counts">
        {numbers.map(({ key, count, text }) => (
          <li key={key}>
            <strong class="site-counts__number">{count.toLocaleString(view.language)}</strong> {text}
          </li>
        ))}
      </ul>
      {counts.madeUp ? <p class="govuk-hint">{t('public.countMadeUp')}</p> : null}
    </>
  );
};

const ClosingLine = ({ view, closes }: { readonly view: View; readonly closes: Day }) => (
  <p class="govuk-body">
    {view.t(closes < today(view) ? 'public.homeClosed' : 'public.homeClosing', {
      day: formatDay(view.language, closes),
    })}
  </p>
);

export const HomePage = (props: {
  readonly view: View;
  readonly counts: RegisterCounts;
  /** The last day on which pledges can be signed. */
  readonly closes: Day;
}) => {
  const { view, counts, closes } = props;
  const { t, language } = view;
  return (
    <Page view={view} title={t('public.homeTitle')} description={t('public.homeLead')}>
      <h1 class="govuk-heading-xl">{t('public.homeTitle')}</h1>
      <p class="govuk-body-l">{t('public.homeLead')}</p>
      {closes < today(view) ? null : (
        <>
          <LinkButton href={`/${language}/pledge`}>{t('public.homeStart')}</LinkButton>
          <p class="govuk-body">{t('public.homeStartText')}</p>
        </>
      )}
      <ClosingLine view={view} closes={closes} />
      <p class="govuk-body">
        <a class="govuk-link govuk-!-font-weight-bold" href={`/${language}/register`}>
          {t('public.homeRegister')}
        </a>
        <br />
        {t('public.homeRegisterText')}
      </p>
      <Counts view={view} counts={counts} />
      <h2 class="govuk-heading-m">{t('public.homeWhatTitle')}</h2>
      <p class="govuk-body">{t('public.homeWhatText')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/${language}/about`}>
          {t('public.homeAbout')}
        </a>
      </p>
    </Page>
  );
};
