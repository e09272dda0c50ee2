import type { ComponentChildren } from 'preact';
import { WordingNote } from '../../catalogue/wording.tsx';
import { Page } from '../../platform/html/page.tsx';
import { Banner, Inset, Tag } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import type { View } from '../../platform/html/view.ts';
import { label } from '../../platform/i18n/translate.ts';
import type { PublicOrganisation, PublicPledge } from '../read-organisation.ts';
import { Commitments } from './commitments.tsx';
import { EarlierReports } from './earlier-reports.tsx';
import { Events } from './events.tsx';
import { Facts, ListedFacts, PledgeFacts } from './facts.tsx';
import { ReportStates } from './reports.tsx';
import { dayOf, organisationPath, Typed } from './words.tsx';

type Shown<V extends PublicOrganisation['view']> = {
  readonly view: View;
  readonly found: Extract<PublicOrganisation, { view: V }>;
};

const Published = ({ view, pledge }: { readonly view: View; readonly pledge: PublicPledge }) => (
  <>
    <WordingNote view={view} />
    <Facts view={view} pledge={pledge} />
    <ReportStates view={view} reports={pledge.reports} heldUntil={pledge.entry.heldUntil} />
    <EarlierReports view={view} reports={pledge.earlierReports} />
    <Commitments view={view} pledge={pledge} />
    <h2 class="govuk-heading-m">{view.t('public.pledgeOf')}</h2>
    <PledgeFacts view={view} pledge={pledge} />
    <Events view={view} events={pledge.events} />
  </>
);

const VersionsLink = ({ view, id }: { readonly view: View; readonly id: string }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={`${organisationPath(view, id)}/versions`}>
      {view.t('versions.listTitle')}
    </a>
  </p>
);

const Withheld = ({ view, found }: Shown<'withheld'>) => (
  <>
    <Inset>
      <p>{view.t('public.withheldText')}</p>
      <p>{view.t('public.withheldSince', { day: dayOf(view, found.entry.since) })}</p>
    </Inset>
    <Events view={view} events={found.events} />
  </>
);

const Withdrawn = ({ view, found: { entry, reason, events } }: Shown<'withdrawn'>) => (
  <>
    <p class="govuk-body">
      {view.t('public.withdrawnText', {
        published: dayOf(view, entry.publishedAt),
        withdrawn: dayOf(view, entry.since),
      })}
    </p>
    {reason === undefined ? null : (
      <>
        <h2 class="govuk-heading-m">{view.t('public.withdrawnReason')}</h2>
        <Typed text={reason} />
      </>
    )}
    <Events view={view} events={events} />
    <VersionsLink view={view} id={entry.id} />
  </>
);

const Merged = ({ view, found: { entry, into, since, events } }: Shown<'merged'>) => (
  <>
    <Inset>
      <p>{view.t('versions.mergedText', { day: dayOf(view, since) })}</p>
      <p>
        <a class="govuk-link" href={organisationPath(view, into.id)}>
          <bdi>{into.name}</bdi>
        </a>
      </p>
    </Inset>
    <VersionsLink view={view} id={entry.id} />
    <Events view={view} events={events} />
  </>
);

const Listed = ({ view, found: { entry } }: Shown<'listed'>) => (
  <>
    <p class="govuk-body">{view.t('public.listedText')}</p>
    <ListedFacts view={view} entry={entry} />
    <EarlierReports view={view} reports={entry.earlierReports} />
    <p class="govuk-body">
      <a class="govuk-link" href={`${organisationPath(view, entry.id)}/claim`}>
        {view.t('claim.link')}
      </a>
    </p>
    <h2 class="govuk-heading-s">{view.t('public.listedSource')}</h2>
    {/* The source's own words, which are English on every page. */}
    <p class="govuk-body-s" lang="en">
      {entry.source}. {entry.attribution}.
    </p>
  </>
);

const CalendarLink = ({ view, id }: { readonly view: View; readonly id: string }) => (
  <p class="govuk-body no-print">
    <a
      class="govuk-link"
      href={`/api/v1/organisations/${encodeURIComponent(id)}/calendar.ics?lang=${view.language}`}
    >
      {view.t('public.calendarLink')}
    </a>
  </p>
);

const contentOf = (view: View, found: PublicOrganisation): ComponentChildren => {
  switch (found.view) {
    case 'published':
      return <Published view={view} pledge={found} />;
    case 'withheld':
      return <Withheld view={view} found={found} />;
    case 'withdrawn':
      return <Withdrawn view={view} found={found} />;
    case 'merged':
      return <Merged view={view} found={found} />;
    case 'listed':
      return <Listed view={view} found={found} />;
    case 'removed':
      return <Inset>{view.t('public.removedText', { day: dayOf(view, found.since) })}</Inset>;
  }
};

const descriptionOf = ({ t }: View, { kind, name }: PublicOrganisation['entry']): string =>
  kind === 'pledge' ? t('public.entryDescription', { name }) : t('public.listedText');

export const OrganisationPage = ({
  view,
  found,
  back,
}: {
  readonly view: View;
  readonly found: PublicOrganisation;
  /** The list to go back to. */
  readonly back: string;
}) => {
  const { entry } = found;
  return (
    <Page view={view} title={entry.name} description={descriptionOf(view, entry)} back={back}>
      {entry.kind === 'pledge' && entry.madeUp ? (
        <Banner title={view.t('public.madeUp')}>
          <p class="govuk-notification-banner__heading">{view.t('public.madeUpText')}</p>
        </Banner>
      ) : null}
      <h1 class="govuk-heading-l">
        <bdi>{entry.name}</bdi>
      </h1>
      <p class="site-tags">
        {found.view === 'merged' ? (
          <Tag colour="grey">{view.t('versions.mergedTag')}</Tag>
        ) : entry.kind === 'pledge' ? (
          <Tag colour={statusColour(entry.state)}>{label(view.t, `states.pledge.${entry.state}`)}</Tag>
        ) : (
          <Tag colour="grey">
            {view.t(found.view === 'removed' ? 'public.removedTag' : 'public.listedRow')}
          </Tag>
        )}
      </p>
      {contentOf(view, found)}
      <p class="govuk-body no-print">
        <a class="govuk-link" href={`/api/v1/organisations/${encodeURIComponent(entry.id)}.json`}>
          {view.t('public.dataLink')}
        </a>
      </p>
      {found.view === 'published' ? <CalendarLink view={view} id={entry.id} /> : null}
    </Page>
  );
};
