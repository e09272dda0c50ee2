import type { StaffNames } from '../../../access/staff/names.ts';
import { Page, renderPage } from '../../../platform/html/page.tsx';
import { Banner, SummaryList } from '../../../platform/html/parts.tsx';
import { viewOf } from '../../../platform/html/view.ts';
import type { Ask } from '../../../platform/http/ask.ts';
import { formatInstant, type Translator } from '../../../platform/i18n/translate.ts';
import type { Erased } from '../../tombstone.ts';
import { PERSONS } from '../address.ts';

const byWords = (t: Translator, { by, personId }: Erased, staff: StaffNames): string => {
  if (by === personId) return t('erasure.by.self');
  return by === 'time' ? t('erasure.by.time') : t('erasure.by.staff', { name: staff(by) });
};

const looksWords = (t: Translator, { lookAt }: Erased): string =>
  lookAt === undefined
    ? t('erasure.goneLooksOver')
    : t('erasure.goneLooksUntil', { at: formatInstant(t.language, lookAt) });

/** All that is left: that somebody was erased, when, by whom, and whether the last of it has been done. */
export const gonePage = (ask: Ask, erased: Erased, staff: StaffNames): string => {
  const view = viewOf(ask);
  const { t } = view;
  const { personId, at, reference, email } = erased;
  return renderPage(
    <Page view={view} title={t('erasure.gone')} back={PERSONS}>
      {ask.query.get('done') === null ? null : (
        <Banner title={t('office.done')} success>
          <p class="govuk-notification-banner__heading">{t('erasure.done')}</p>
        </Banner>
      )}
      <h1 class="govuk-heading-l">{t('erasure.gone')}</h1>
      <SummaryList
        rows={[
          { key: t('erasure.personId'), value: <code class="typed">{personId}</code> },
          { key: t('erasure.goneAt'), value: formatInstant(t.language, at) },
          { key: t('erasure.goneBy'), value: byWords(t, erased, staff) },
          ...(reference === undefined ? [] : [{ key: t('erasure.goneReference'), value: reference }]),
          {
            key: t('erasure.goneSes'),
            value: t(email === undefined ? 'erasure.goneSesDone' : 'erasure.goneSesWaits'),
          },
          { key: t('erasure.goneLooks'), value: looksWords(t, erased) },
        ]}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={PERSONS}>
          {t('erasure.another')}
        </a>
      </p>
    </Page>,
  );
};
