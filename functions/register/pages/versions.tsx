import { WordingNote } from '../../catalogue/wording.tsx';
import { Page } from '../../platform/html/page.tsx';
import { Table } from '../../platform/html/parts.tsx';
import type { View, Wording } from '../../platform/html/view.ts';
import { label } from '../../platform/i18n/translate.ts';
import { differenceOf } from '../../pledges/difference.ts';
import { Difference } from '../../pledges/pages/difference.tsx';
import type { PublicVersion, PublicVersions, ReadVersion } from '../read-versions.ts';
import { PledgedText } from './pledged-text.tsx';
import { dayOf, organisationPath } from './words.tsx';

/** Whether a version is the public one, and since when it no longer is. */
export const stateWords = (view: View, { ended, until, readable }: PublicVersion): string => {
  if (ended !== undefined && until !== undefined)
    return view.t(`versions.${ended}`, { day: dayOf(view, until) });
  return readable ? view.t('versions.atHand') : label(view.t, 'states.pledge.withheld');
};

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

/** The fingerprint, and how anybody works it out again from the exact text. */
const Fingerprint = ({ view, found }: { readonly view: View; readonly found: ReadVersion }) => {
  const { t, site } = view;
  const { entry, version, exact } = found;
  const path = `/api/v1/organisations/${encodeURIComponent(entry.id)}/versions/${version.number}/signed.json`;
  return (
    <>
      <h2 class="govuk-heading-m">{t('versions.hash')}</h2>
      <p class="govuk-body">
        <span class="code">{version.sha256}</span>{' '}
        <a class="govuk-link" href={`/${view.language}/check`}>
          {t('versions.checkLink')}
        </a>
      </p>
      {exact ? (
        <>
          <p class="govuk-body">{t('versions.exactText')}</p>
          <p class="govuk-body">
            <a class="govuk-link" href={path}>
              {t('versions.exactLink')}
            </a>
          </p>
          <p class="govuk-body">{t('versions.exactHow')}</p>
          <pre class="code">{`curl -s ${site.url}${path} | sha256sum`}</pre>
        </>
      ) : (
        <p class="govuk-body">{t('versions.exactClosed', { address: site.officeMail })}</p>
      )}
    </>
  );
};

/** A version that was public, whose text is not shown now. */
export const ClosedVersionPage = ({
  view,
  entry,
  version,
}: {
  readonly view: View;
  readonly entry: PublicVersions['entry'];
  readonly version: PublicVersion;
}) => {
  const { t } = view;
  const title = t('versions.version', { number: version.number });
  const back = `${organisationPath(view, entry.id)}/versions`;
  return (
    <Page view={view} title={`${title}: ${entry.name}`} back={back}>
      <Heading title={title} name={entry.name} />
      <p class="govuk-body">
        {t('versions.publishedOn', { day: dayOf(view, version.publishedAt) })} {stateWords(view, version)}.
      </p>
      <p class="govuk-body">{t('versions.notReadable')}</p>
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
      <Fingerprint view={view} found={found} />
    </Page>
  );
};
