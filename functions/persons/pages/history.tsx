import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { SummaryList, Table } from '../../platform/html/parts.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { formatInstant, label, type Translator } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import { type HistoryLink, historyVerifies } from '../../pledges/history.ts';
import { wholeHistory } from '../../pledges/history-part.ts';
import { pledgePaths } from '../../pledges/pages/paths.ts';
import { headWithName } from '../../pledges/pledges-of.ts';
import { type Who, whoOf } from '../who.ts';

interface HistoryProps {
  readonly ask: Ask;
  readonly organisationId: string;
  readonly name: string;
  readonly links: readonly HistoryLink[];
  readonly who: ReadonlyMap<string, Who>;
}

const whoWords = ({ ask: { t, visitor }, who }: HistoryProps, link: HistoryLink): string => {
  const found = who.get(link.who);
  if (found === undefined || found.is === 'time') return t('history.whoTime');
  if (found.is === 'office') return t('history.whoOffice');
  if (found.is === 'other') return t('history.whoOther');
  if (visitor.kind === 'person' && visitor.personId === found.personId) return t('history.whoYou');
  return found.name ?? t('history.whoErased');
};

const ofReport = ({ what }: HistoryLink): boolean => what.startsWith('report-');

const aboutReport = (t: Translator, { version, cycle }: HistoryLink): string =>
  [
    ...(cycle === undefined ? [] : [t('history.aboutReport', { cycle })]),
    ...(version === undefined ? [] : [t('history.aboutVersion', { version })]),
  ].join(', ');

type AboutProps = Pick<HistoryProps, 'ask' | 'organisationId'> & { readonly link: HistoryLink };

/** What it was about; a version of the pledge can be read as it was sent to be signed. */
const About = ({ ask, organisationId, link }: AboutProps) => {
  const { t, language } = ask;
  if (ofReport(link)) return aboutReport(t, link);
  const { version } = link;
  return version === undefined ? null : (
    <a class="govuk-link" href={pledgePaths(language, organisationId).signed(version)}>
      {t('history.aboutVersion', { version })}
    </a>
  );
};

const HistoryTable = (props: HistoryProps) => {
  const { t, language } = props.ask;
  return (
    <Table
      caption={t('history.title')}
      hideCaption
      narrow="rows"
      columns={[
        { head: t('history.when'), cell: (link: HistoryLink) => formatInstant(language, link.at) },
        {
          head: t('history.what'),
          rowHead: true,
          cell: (link: HistoryLink) => label(t, `history.event.${link.what}`),
        },
        { head: t('history.who'), cell: (link: HistoryLink) => <bdi>{whoWords(props, link)}</bdi> },
        { head: t('history.about'), cell: (link: HistoryLink) => <About {...props} link={link} /> },
      ]}
      rows={props.links.toReversed()}
    />
  );
};

const HistoryPage = (props: HistoryProps) => {
  const { ask, organisationId, name, links } = props;
  const { t, language } = ask;
  return (
    <Page
      view={viewOf(ask)}
      title={t('history.title')}
      back={pledgePaths(language, organisationId).root}
      wide
    >
      <Heading caption={name === '' ? t('person.unnamed') : name}>{t('history.title')}</Heading>
      <p class="govuk-body">{t('history.intro')}</p>
      <p class="govuk-body">{t(historyVerifies(links) ? 'history.whole' : 'history.broken')}</p>
      <HistoryTable {...props} />
      <SummaryList
        rows={[{ key: t('history.last'), value: <code class="typed">{links.at(-1)?.hash ?? ''}</code> }]}
      />
    </Page>
  );
};

/** Who did what when, newest first; the whole record, staff's and the calendar's deeds included. */
export const showHistory = async (ask: Ask, ports: Pick<Ports, 'pact'>): Promise<Answer> => {
  const { organisation: organisationId = '' } = ask.params;
  const head = await headWithName(ports, organisationId);
  if (head === undefined) return faultPage(ask, { fault: 'not-found' });
  const links = await wholeHistory(ports.pact, head);
  const who = await whoOf(ports.pact, organisationId, links);
  const props = { ask, organisationId, name: head.name, links, who };
  return html(renderPage(<HistoryPage {...props} />));
};
