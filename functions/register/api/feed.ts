import { text, withHeaders } from '../../platform/http/answer.ts';
import type { Door } from '../../platform/http/router.ts';
import { label, type Translator } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import { xmlText } from '../../platform/xml.ts';
import type { PledgeEntry, RegisterEntry } from '../entry.ts';
import type { News } from '../news.ts';
import { readEntries } from '../read-entries.ts';
import { open } from './open.ts';
import { translatorOf } from './translator-of.ts';

/** The newest of them: a feed of everything would only grow. */
const MOST = 100;
/** Of a feed in which nothing has happened yet; it has to say a time (RFC 4287, 4.2.15). */
const NEVER = '1970-01-01T00:00:00.000Z';

interface Item {
  readonly entry: PledgeEntry;
  readonly news: News;
}

/** Newest first; of two at the same moment always the same one. */
const newest = (entries: readonly RegisterEntry[]): readonly Item[] =>
  entries
    .flatMap((entry) => (entry.kind === 'pledge' ? entry.news.map((news) => ({ entry, news })) : []))
    .toSorted((a, b) => {
      const [one, other] = [a, b].map(({ entry, news }) => `${news.at} ${entry.id} ${news.number}`);
      return (one ?? '') < (other ?? '') ? 1 : -1;
    })
    .slice(0, MOST);

interface Feed {
  readonly t: Translator;
  /** Address of the site, without a slash at the end. */
  readonly siteUrl: string;
}

const element = (name: string, content: string): string => `<${name}>${xmlText(content)}</${name}>`;

const titleOf = (
  t: Translator,
  { entry: { name }, news: { what, version = 1, cycle = '1' } }: Item,
): string =>
  t('feed.itemTitle', { name, what: label(t, `feed.what.${what}`) }) +
  (what === 'changed' ? ` (${t('feed.version', { version })})` : '') +
  (what === 'report-published' && cycle !== '1' ? ` (${t('feed.cycle', { cycle })})` : '');

/**
 * One thing that happened. Its id is the page of the organisation and which of the things this was: it stays the same
 * however the name changes, and whatever happens later.
 */
const itemXml = ({ t, siteUrl }: Feed, item: Item): string => {
  const { entry, news } = item;
  const page = `${siteUrl}/${t.language}/register/${encodeURIComponent(entry.id)}`;
  const summary = entry.madeUp ? t('feed.madeUp') : t('feed.summary');
  return [
    '<entry>',
    element('id', `${page}#${news.what}-${news.number}`),
    element('title', titleOf(t, item)),
    element('updated', news.at),
    element('published', news.at),
    `<link rel="alternate" type="text/html" hreflang="${t.language}" href="${xmlText(page)}"/>`,
    `<category term="${news.what}"/>`,
    ...(entry.madeUp ? ['<category term="made-up"/>'] : []),
    element('summary', summary),
    '</entry>',
  ].join('\n');
};

/** The feed as a document (RFC 4287). */
export const feedXml = (entries: readonly RegisterEntry[], feed: Feed): string => {
  const { t, siteUrl } = feed;
  const items = newest(entries);
  const self = `${siteUrl}/api/v1/register.atom?lang=${t.language}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${t.language}">`,
    element('id', self),
    element('title', t('feed.title')),
    element('subtitle', t('feed.subtitle')),
    element('updated', items[0]?.news.at ?? NEVER),
    `<author>${element('name', t('feed.author'))}</author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(`${siteUrl}/${t.language}/register`)}"/>`,
    ...items.map((item) => itemXml(feed, item)),
    '</feed>',
    '',
  ].join('\n');
};

/** What was newly published, changed or withdrawn, for who subscribes to it. */
export const registerFeed: Door<Ports> = async (ask, ports) => {
  const content = feedXml(await readEntries(ports), { t: translatorOf(ask), siteUrl: ask.site.url });
  return withHeaders(open(text(content, 'application/atom+xml; charset=utf-8'), content), {
    'content-language': translatorOf(ask).language,
  });
};
