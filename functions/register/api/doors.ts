import { found as goTo, json, text, withHeaders } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { ANY_SITE } from '../../platform/http/cross-origin.ts';
import type { Door } from '../../platform/http/router.ts';
import type { Ports } from '../../platform/ports.ts';
import { movedTo } from '../moved.ts';
import { readEntries } from '../read-entries.ts';
import { readOrganisation } from '../read-organisation.ts';
import { readCanonical, readVersion } from '../read-versions.ts';
import { registerCsv } from './csv.ts';
import { pageAsked } from './in-pages.ts';
import { open } from './open.ts';
import { organisationData, readVersionData } from './organisation-data.ts';
import { problem } from './problem.ts';
import { nextPage, registerData } from './register-data.ts';

const REGISTER_CSV = '/api/v1/register.csv';

/** The tag covers what is known, not the moment of asking. */
const openJson = (data: { readonly asOf: string }): Answer =>
  open(json(data), JSON.stringify({ ...data, asOf: '' }));

const settings = (ask: Ask) => ({ asOf: ask.now, siteUrl: ask.site.url });

/** Says where the next page is also in the way that programs know (RFC 8288). */
const withNext = (answer: Answer, next: string | undefined): Answer =>
  next === undefined ? answer : withHeaders(answer, { link: `<${next}>; rel="next"` });

export const registerJson: Door<Ports> = async (ask, ports) => {
  const page = pageAsked(ask.query);
  const data =
    page === undefined ? undefined : registerData(await readEntries(ports), { ...settings(ask), page });
  return data === undefined ? problem(ask, { fault: 'not-found' }) : withNext(openJson(data), data.next);
};

/** A file that is one of several says so in its name. */
const csvName = (page: number, pages: number): string =>
  pages === 1 ? 'ai-pact-register.csv' : `ai-pact-register-${page}-of-${pages}.csv`;

export const registerAsCsv: Door<Ports> = async (ask, ports) => {
  const siteUrl = ask.site.url;
  const files = registerCsv(await readEntries(ports), siteUrl);
  const [page, pages] = [pageAsked(ask.query) ?? 0, files.length];
  const csv = files[page - 1];
  if (csv === undefined) return problem(ask, { fault: 'not-found' });
  const answer = open(text(csv, 'text/csv; charset=utf-8; header=present'), csv);
  return withNext(
    withHeaders(answer, { 'content-disposition': `attachment; filename="${csvName(page, pages)}"` }),
    nextPage(REGISTER_CSV, { page, pages, siteUrl }),
  );
};

export const organisationJson: Door<Ports> = async (ask, ports) => {
  const file = ask.params['file'] ?? '';
  const found = file.endsWith('.json')
    ? await readOrganisation(ports, file.slice(0, -'.json'.length))
    : undefined;
  if (found === undefined) return problem(ask, { fault: 'not-found' });
  const moved = found.view === 'listed' ? await movedTo(ports, found.entry.id) : undefined;
  return moved === undefined
    ? openJson(organisationData(found, settings(ask)))
    : // Scripts of other sites may follow only what says so itself (Fetch, 4.4).
      withHeaders(goTo(`/api/v1/organisations/${encodeURIComponent(moved)}.json`), ANY_SITE);
};

export const versionJson: Door<Ports> = async (ask, ports) => {
  const number = /^([1-9]\d{0,3})\.json$/.exec(ask.params['file'] ?? '')?.[1];
  const found =
    number === undefined
      ? undefined
      : await readVersion(ports, ask.params['organisation'] ?? '', Number(number));
  return found === undefined
    ? problem(ask, { fault: 'not-found' })
    : openJson(readVersionData(found, settings(ask)));
};

/** The very bytes that a fingerprint is of (RFC 8785), and nothing around them. */
export const signedText: Door<Ports> = async (ask, ports) => {
  const { organisation = '', version = '' } = ask.params;
  const canonical = /^[1-9]\d{0,3}$/.test(version)
    ? await readCanonical(ports, organisation, Number(version))
    : undefined;
  return canonical === undefined
    ? problem(ask, { fault: 'not-found' })
    : open(text(canonical, 'application/json; charset=utf-8'), canonical);
};
