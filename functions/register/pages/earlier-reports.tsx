import { TypedLink } from '../../platform/html/typed-link.tsx';
import type { View } from '../../platform/html/view.ts';
import { formatDay } from '../../platform/i18n/translate.ts';
import type { PublicEarlierReport } from '../entry.ts';

/** Reports that were received before this register existed, as the AI Office recorded them. */
export const EarlierReports = (props: {
  readonly view: View;
  readonly reports: readonly PublicEarlierReport[];
}) => {
  const { view, reports } = props;
  const { t, language } = view;
  return reports.length === 0 ? null : (
    <section aria-labelledby="earlier-reports">
      <h2 class="govuk-heading-m" id="earlier-reports">
        {t('public.earlierReportsTitle')}
      </h2>
      <p class="govuk-body">{t('public.earlierReportsText')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {reports.map(({ period, receivedOn, link }) => (
          <li key={`${receivedOn} ${period}`}>
            <bdi>{period}</bdi>: {t('public.earlierReportReceived', { day: formatDay(language, receivedOn) })}
            {link === undefined ? null : (
              <>
                {' '}
                {t('public.earlierReportAt')} <TypedLink address={link} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
