import { LinkButton } from '../../platform/html/form.tsx';
import { Typed } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { SummaryList, Table } from '../../platform/html/parts.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html, text, withHeaders } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { formatInstant, label, languageName } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import { personOf } from '../../pledges/pages/open-pledge.ts';
import { pledgePaths } from '../../pledges/pages/paths.ts';
import { type OwnData, ownData } from '../own-data.ts';

type Organisation = OwnData['organisations'][number];

export const dataPath = (language: string): string => `/${language}/my-data`;

/** Name and position in one organisation, and the way to change them and the language of our mails where the person works for it. */
const Called = ({ ask, calledAs, organisation, onRoster }: Organisation & { readonly ask: Ask }) => (
  <>
    <bdi>{[calledAs.name, calledAs.position].filter((part) => part !== undefined).join(', ')}</bdi>{' '}
    {onRoster?.state === 'active' ? (
      <a class="govuk-link" href={pledgePaths(ask.language, organisation.id).ownDetails}>
        {ask.t('common.change')} <span class="govuk-visually-hidden">{organisation.name}</span>
      </a>
    ) : null}
  </>
);

const Organisations = ({ ask, data }: { readonly ask: Ask; readonly data: OwnData }) => {
  const { t, language } = ask;
  return (
    <Table
      caption={t('person.organisations')}
      narrow="rows"
      columns={[
        {
          head: t('person.organisation'),
          rowHead: true,
          cell: ({ organisation }: Organisation) => (
            <bdi>{organisation.name === '' ? t('person.unnamed') : organisation.name}</bdi>
          ),
        },
        {
          head: t('person.roles'),
          cell: ({ member }: Organisation) =>
            member.roles.map((role) => label(t, `member.role.${role}`)).join(', '),
        },
        {
          head: t('person.mailLanguage'),
          cell: ({ mailLanguage }: Organisation) =>
            t('person.mailsIn', { language: languageName(language, mailLanguage) }),
        },
        {
          head: t('person.signedAs'),
          cell: (one: Organisation) => <Called ask={ask} {...one} />,
        },
      ]}
      rows={data.organisations}
    />
  );
};

const DataPage = ({ ask, data }: { readonly ask: Ask; readonly data: OwnData }) => {
  const { t, language } = ask;
  const { person, organisations, mails, signedIn } = data;
  return (
    <Page view={viewOf(ask)} title={t('person.title')} back={`/${language}/my`}>
      <h1 class="govuk-heading-l">{t('person.title')}</h1>
      <p class="govuk-body">{t('person.intro')}</p>
      <SummaryList
        rows={[
          { key: t('person.email'), value: <Typed>{person.email}</Typed> },
          { key: t('person.since'), value: formatInstant(language, person.createdAt) },
          { key: t('person.mails'), value: String(mails.length) },
          { key: t('person.signIns'), value: String(signedIn.length) },
        ]}
      />
      {organisations.length === 0 ? null : <Organisations ask={ask} data={data} />}
      <h2 class="govuk-heading-m">{t('person.downloadTitle')}</h2>
      <p class="govuk-body">{t('person.downloadText')}</p>
      <LinkButton href={`${dataPath(language)}/download`}>{t('person.download')}</LinkButton>
      <h2 class="govuk-heading-m">{t('person.eraseTitle')}</h2>
      <p class="govuk-body">{t('person.eraseText')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`${dataPath(language)}/erase`}>
          {t('person.eraseLink')}
        </a>
      </p>
    </Page>
  );
};

/** What is kept about the visitor, in short. */
export const showData = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const data = await ownData(ports, personOf(ask).personId);
  return data === undefined
    ? faultPage(ask, { fault: 'not-found' })
    : html(renderPage(<DataPage ask={ask} data={data} />));
};

/** The whole of it as a file. */
export const downloadData = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const data = await ownData(ports, personOf(ask).personId);
  if (data === undefined) return faultPage(ask, { fault: 'not-found' });
  const file = text(`${JSON.stringify(data, null, 2)}\n`, 'application/json; charset=utf-8');
  return withHeaders(file, { 'content-disposition': 'attachment; filename="ai-pact-my-data.json"' });
};
