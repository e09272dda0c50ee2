import { SummaryList, Table } from '../../../platform/html/parts.tsx';
import { formatInstant, label, languageName, type Translator } from '../../../platform/i18n/translate.ts';
import type { ErasureOutlook, OrganisationOutlook } from '../read-outlook.ts';

/** Whom it is about. */
export const Known = ({ t, data }: { readonly t: Translator } & Pick<ErasureOutlook, 'data'>) => {
  const { email, personId, createdAt, language } = data.person;
  return (
    <SummaryList
      rows={[
        { key: t('erasure.email'), value: <bdi>{email}</bdi> },
        { key: t('erasure.personId'), value: <code class="typed">{personId}</code> },
        { key: t('erasure.since'), value: formatInstant(t.language, createdAt) },
        { key: t('erasure.language'), value: languageName(t.language, language) },
      ]}
    />
  );
};

const Items = ({ words }: { readonly words: readonly string[] }) => (
  <ul class="govuk-list govuk-list--bullet">
    {words.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
);

const some = (items: readonly string[], words: (count: number) => string): readonly string[] =>
  items.length === 0 ? [] : [words(items.length)];

export const GoesAndStays = ({
  t,
  outlook,
}: {
  readonly t: Translator;
  readonly outlook: ErasureOutlook;
}) => {
  const { data, organisations } = outlook;
  return (
    <>
      <h2 class="govuk-heading-m">{t('erasure.goesTitle')}</h2>
      <Items
        words={[
          t('erasure.goesAddress'),
          t('erasure.goesRoles', { count: organisations.length }),
          ...some(data.namedOnFormsOf, (count) => t('erasure.goesForms', { count })),
          ...some(data.mayClaim, (count) => t('erasure.goesListed', { count })),
          t('erasure.goesMails', { count: data.mails.length }),
          t('erasure.goesSes'),
        ]}
      />
      <h2 class="govuk-heading-m">{t('erasure.staysTitle')}</h2>
      <Items
        words={[
          t('erasure.staysPledges'),
          t('erasure.staysHistory'),
          t('erasure.staysTombstone'),
          t('erasure.staysWords'),
        ]}
      />
    </>
  );
};

const followsWords = (t: Translator, { of, outlook, successor }: OrganisationOutlook): readonly string[] => {
  const words = [
    ...(successor === undefined ? [] : [t('erasure.follows.successor', { email: successor })]),
    ...(outlook.leavesNoContact ? [t('erasure.follows.noContact')] : []),
    ...(outlook.sendsTextBack ? [t('erasure.follows.textBack')] : []),
    ...(outlook.sendsReportBack ? [t('erasure.follows.reportBack')] : []),
    ...(of.member.signed === undefined ? [] : [t('erasure.follows.signed')]),
  ];
  return words.length === 0 ? [t('erasure.follows.nothing')] : words;
};

const Follows = ({ t, row }: { readonly t: Translator; readonly row: OrganisationOutlook }) => (
  <>
    {followsWords(t, row).join(' ')}
    {row.outlook.leavesNoContact ? (
      <>
        {' '}
        <a class="govuk-link" href={`/office/pledges/${encodeURIComponent(row.of.organisation.id)}/contact`}>
          {t('erasure.handOver')}
        </a>
      </>
    ) : null}
  </>
);

export const Organisations = ({
  t,
  rows,
}: {
  readonly t: Translator;
  readonly rows: readonly OrganisationOutlook[];
}) =>
  rows.length === 0 ? null : (
    <Table
      caption={t('erasure.organisations')}
      narrow="rows"
      columns={[
        {
          head: t('erasure.columnOrganisation'),
          rowHead: true,
          cell: ({ of: { organisation } }) => (
            <a class="govuk-link" href={`/office/pledges/${encodeURIComponent(organisation.id)}`}>
              <bdi>{organisation.name === '' ? t('erasure.unnamed') : organisation.name}</bdi>
            </a>
          ),
        },
        {
          head: t('erasure.columnRoles'),
          cell: ({ of: { member } }) =>
            member.roles.map((role) => label(t, `member.role.${role}`)).join(', '),
        },
        { head: t('erasure.columnFollows'), cell: (row) => <Follows t={t} row={row} /> },
      ]}
      rows={rows}
    />
  );
