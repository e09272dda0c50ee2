import { Page } from '../../platform/html/page.tsx';
import { Table } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { label } from '../../platform/i18n/translate.ts';
import { type RetentionRule, retention } from '../retention.ts';

const howLong = ({ t }: View, rule: RetentionRule): string => {
  if ('stays' in rule) return t('public.retentionStays');
  const long =
    'days' in rule
      ? t('public.retentionDays', { count: rule.days })
      : t('public.retentionMonths', { count: rule.months });
  const { noticeDays } = rule;
  return noticeDays === undefined ? long : `${long}. ${t('public.retentionNotice', { count: noticeDays })}`;
};

const RetentionTable = ({ view }: { readonly view: View }) => (
  <Table
    caption={view.t('public.privacyLongTitle')}
    columns={[
      {
        head: view.t('public.retentionWhat'),
        cell: (rule: RetentionRule) => label(view.t, `public.retention.${rule.what}`),
        rowHead: true,
      },
      { head: view.t('public.retentionLong'), cell: (rule: RetentionRule) => howLong(view, rule) },
      {
        head: view.t('public.retentionFrom'),
        cell: (rule: RetentionRule) => label(view.t, `public.retentionSince.${rule.from}`),
      },
    ]}
    rows={retention}
  />
);

export const PrivacyPage = ({ view }: { readonly view: View }) => {
  const { t } = view;
  return (
    <Page view={view} title={t('public.privacyTitle')} description={t('public.privacyPublic')}>
      <h1 class="govuk-heading-l">{t('public.privacyTitle')}</h1>
      <p class="govuk-body">{t('public.privacyWho', { address: view.site.officeMail })}</p>
      <p class="govuk-body">{t('public.privacyPublic')}</p>
      <h2 class="govuk-heading-m">{t('public.privacyWhyTitle')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('public.privacyWhyContact')}</li>
        <li>{t('public.privacyWhySign')}</li>
        <li>{t('public.privacyWhyMail')}</li>
        <li>{t('public.privacyWhySession')}</li>
      </ul>
      <p class="govuk-body">{t('public.privacyImported')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/${view.language}/my-data`}>
          {t('public.privacyOwn')}
        </a>
      </p>
      <RetentionTable view={view} />
      <p class="govuk-body">{t('public.privacyLaw')}</p>
    </Page>
  );
};
