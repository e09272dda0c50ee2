import { ASSET_NAMES } from '../platform/assets/names.generated.ts';
import { found, text } from '../platform/http/answer.ts';
import type { Answer, Ask } from '../platform/http/ask.ts';
import { LANGUAGES } from '../platform/i18n/languages.ts';
import type { Ports } from '../platform/ports.ts';
import { addDays, brusselsDay } from '../platform/time.ts';
import { readEntries } from './read-entries.ts';

/** Beneath a language: what only people who are signed in, or who hold a link, can do anything with. */
const PRIVATE = ['my', 'sign-in', 'sign-out', 'invitation', 'mail'];

const inEach = (paths: readonly string[]): readonly string[] =>
  paths.flatMap((path) => LANGUAGES.map((language) => `/${language}${path}`));

/** What search engines may visit (RFC 9309): what is public; of a trial that stands on the net, nothing. */
export const robotsDoor = async ({ site }: Ask): Promise<Answer> => {
  const closed =
    site.stage === 'dev'
      ? ['/']
      : ['/office', ...inEach(PRIVATE.map((path) => `/${path}`)), '/*/register/*/claim'];
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${site.url}/sitemap.xml`,
  ];
  return text(`${lines.join('\n')}\n`);
};

const PAGES = ['', '/register', '/about', '/check', '/pledge', '/privacy', '/accessibility'];
/** As many addresses as one sitemap may hold (sitemaps.org). */
const MOST = 50_000;

/** The public pages in each language. */
export const sitemapDoor = async ({ site }: Ask, ports: Pick<Ports, 'pact' | 'clock'>): Promise<Answer> => {
  const entries = (await readEntries(ports)).map(({ id }) => `/register/${encodeURIComponent(id)}`);
  const urls = inEach([...PAGES, ...entries])
    .slice(0, MOST)
    .map((path) => `<url><loc>${site.url}${path}</loc></url>`);
  const head =
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">';
  return text(`${head}\n${urls.join('\n')}\n</urlset>\n`, 'application/xml; charset=utf-8');
};

/** RFC 9116 advises less than a year. */
const CONTACT_HOLDS_DAYS = 180;

/** Where to tell of a weakness (RFC 9116). It is made anew each day, as long as there is somebody to run the site. */
export const securityDoor = async ({ site, now }: Ask): Promise<Answer> =>
  text(
    [
      `Contact: mailto:${site.officeMail}`,
      `Expires: ${addDays(brusselsDay(now), CONTACT_HOLDS_DAYS)}T00:00:00Z`,
      `Preferred-Languages: ${LANGUAGES.join(', ')}`,
      `Canonical: ${site.url}/.well-known/security.txt`,
      '',
    ].join('\n'),
  );

/** Pages name the icon; what asks here has read none, such as data that a browser shows. */
export const iconDoor = async (): Promise<Answer> => found(`/assets/${ASSET_NAMES.icon}`);
