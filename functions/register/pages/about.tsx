import { Page } from '../../platform/html/page.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { formatDay, label } from '../../platform/i18n/translate.ts';
import type { Day } from '../../platform/time.ts';
import { daysAfterHold } from '../../reminders/ladder.ts';
import { feedPath } from './feed-link.ts';
import { LadderTables } from './ladder-table.tsx';
import { StatesTables } from './states-tables.tsx';

const Pillars = ({ view: { t } }: { readonly view: View }) => (
  <>
    <h2 class="govuk-heading-m">{t('public.aboutPillarsTitle')}</h2>
    <h3 class="govuk-heading-s">{t('public.aboutPillarOneName')}</h3>
    <p class="govuk-body">{t('public.aboutPillarOne')}</p>
    <h3 class="govuk-heading-s">{t('public.aboutPillarTwoName')}</h3>
    <p class="govuk-body">{t('public.aboutPillarTwo')}</p>
  </>
);

const Meaning = ({ view: { t } }: { readonly view: View }) => (
  <>
    <h2 class="govuk-heading-m">{t('public.aboutMeansTitle')}</h2>
    <Inset>
      <p>{t('common.standingVoluntary')}</p>
      <p>{t('common.standingEndorsement')}</p>
      <p>{t('public.aboutMeans')}</p>
    </Inset>
  </>
);

const Grace = ({ view: { t } }: { readonly view: View }) => (
  <>
    <h2 class="govuk-heading-m">{t('public.aboutGraceTitle')}</h2>
    <p class="govuk-body">
      {t('public.aboutGrace', {
        overdue: label(t, 'states.report.overdue'),
        notReceived: label(t, 'states.report.not-received'),
      })}
    </p>
    <p class="govuk-body">{t('public.aboutHold', { days: daysAfterHold })}</p>
    <p class="govuk-body">{t('public.aboutFurther')}</p>
  </>
);

const OpenData = ({ view: { t } }: { readonly view: View }) => (
  <>
    <h2 class="govuk-heading-m" id="open-data">
      {t('public.openDataTitle')}
    </h2>
    <p class="govuk-body">{t('public.openDataText')}</p>
    <ul class="govuk-list govuk-list--bullet">
      <li>
        <a class="govuk-link" href="/api/v1/register.json">
          {t('public.openDataJson')}
        </a>
      </li>
      <li>
        <a class="govuk-link" href="/api/v1/register.csv">
          {t('public.openDataCsv')}
        </a>
        <p class="govuk-hint govuk-!-margin-top-1">{t('public.openDataCsvInExcel')}</p>
      </li>
      <li>
        <a class="govuk-link" href={feedPath(t.language)}>
          {t('public.openDataFeed')}
        </a>
      </li>
      <li>
        <a class="govuk-link" href={`/api/v1/calendar.ics?lang=${t.language}`}>
          {t('public.openDataCalendar')}
        </a>
      </li>
      <li>
        <a class="govuk-link" href="/api/v1/openapi.json">
          {t('public.openDataDescription')}
        </a>
      </li>
    </ul>
  </>
);

export const AboutPage = ({ view, closes }: { readonly view: View; readonly closes: Day }) => {
  const { t } = view;
  return (
    <Page view={view} title={t('public.aboutTitle')} description={t('public.homeWhatText')}>
      <h1 class="govuk-heading-l">{t('public.aboutTitle')}</h1>
      <p class="govuk-body-l">{t('public.homeWhatText')}</p>
      <Pillars view={view} />
      <p class="govuk-body">{t('public.aboutClosing', { day: formatDay(view.language, closes) })}</p>
      <Meaning view={view} />
      <h2 class="govuk-heading-m">{t('public.aboutStatesTitle')}</h2>
      <StatesTables view={view} />
      <Grace view={view} />
      <h2 class="govuk-heading-m">{t('public.aboutLadderTitle')}</h2>
      <p class="govuk-body">{t('public.aboutLadderText')}</p>
      <LadderTables view={view} />
      <OpenData view={view} />
    </Page>
  );
};
