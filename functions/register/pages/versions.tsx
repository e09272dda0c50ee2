import { WordingNote } from '../../catalogue/wording.tsx';
import { Page } from '../../platform/html/page.tsx';
import { Table } from '../../platform/html/parts.tsx';
import type { View, Wording } from '../../platform/html/view.ts';
import { differenceOf } from '../../pledges/difference.ts';
import { Difference } from '../../pledges/pages/difference.tsx';
import type { PublicVersion, PublicVersions, ReadVersion } from '../read-versions.ts';
import { PledgedText } from './pledged-text.tsx';
import { dayOf, organisationPath } from './words.tsx';

/** Whether a version is the public one, and since when it no longer is. */
export const stateWords = (view: View, { ended, until }: PublicVersion): string =>
  ended === undefined || until === undefined
    ? view.t('versions.atHand')
    : view.t(`versions.${ended}`, { day: dayOf(view, until) });

const Heading = ({ title, name }: { readonly title: string; readonly name: string }) => (
  <>
    <span class="govuk-caption-l">
      <bdi>{name}</bdi>
    </span>
    <h1 class="govuk-heading-l">{title}</h1>
  </>
);

/** Every text that has been public, the latest first. */
export const VersionsPage = ({ view, found }: { readonly view: View; readonly found: PublicVersions }) => {
  const { t } = view;
  const { entry, versions } = found;
  const root = organisationPath(view, entry.id);
  return (
    <Page view={view} title={`${t('versions.listTitle')}: ${entry.name}`} back={root}>
      <Heading title={t('versions.listTitle')} name={entry.name} />
      <p class="govuk-body">{t('versions.listText')}</p>
      <Table
        caption={t('versions.listTitle')}
        hideCaption
        columns={[
          {
            head: t('versions.number'),
            rowHead: true,
            cell: ({ number, readable }: PublicVersion) =>
              readable ? (
                <a class="govuk-link" href={`${root}/versions/${number}`}>
                  {t('versions.version', { number })}
                </a>
              ) : (
                t('versions.version', { number })
              ),
          },
          { head: t('versions.published'), cell: ({ publishedAt }) => dayOf(view, publishedAt) },
          { head: t('versions.state'), cell: (version) => stateWords(view, version) },
          { head: t('versions.hash'), cell: ({ sha256 }) => <span class="code">{sha256}</span> },
        ]}
        rows={versions}
      />
      {versions.some(({ readable }) => readable) ? null : (
        <p class="govuk-body">{t('versions.notReadable')}</p>
      )}
    </Page>
  );
};

/** One version: what changed from the one before, then the whole of it. */
export const VersionPage = (props: {
  readonly view: View;
  readonly found: ReadVersion;
  /** How the version before words its commitments. */
  readonly earlier?: Wording | undefined;
}) => {
  const { view, found } = props;
  const { t } = view;
  const { entry, version, text, before } = found;
  const root = organisationPath(view, entry.id);
  const title = t('versions.version', { number: version.number });
  return (
    <Page view={view} title={`${title}: ${entry.name}`} back={`${root}/versions`}>
      <Heading title={title} name={entry.name} />
      <p class="govuk-body">
        {t('versions.publishedOn', { day: dayOf(view, version.publishedAt) })} {stateWords(view, version)}.
      </p>
      <h2 class="govuk-heading-m">{t('versions.differenceTitle')}</h2>
      {before === undefined ? (
        <p class="govuk-body">{t('versions.first')}</p>
      ) : (
        <>
          <p class="govuk-body">{t('versions.comparedWith', { number: before.version.number })}</p>
          <Difference view={view} difference={differenceOf(before.text, text)} earlier={props.earlier} />
        </>
      )}
      <h2 class="govuk-heading-m">{t('versions.wholeTitle')}</h2>
      <WordingNote view={view} />
      <PledgedText view={view} text={text} />
      <p class="govuk-body-s">
        {t('versions.hash')}: <span class="code">{version.sha256}</span>{' '}
        <a class="govuk-link" href={`/${view.language}/check`}>
          {t('versions.checkLink')}
        </a>
      </p>
    </Page>
  );
};
