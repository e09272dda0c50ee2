import { found as goTo, json, text, withHeaders } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { ANY_SITE } from '../../platform/http/cross-origin.ts';
import { anybody, type Route } from '../../platform/http/router.ts';
import { sha256 } from '../../platform/ids.ts';
import type { Ports } from '../../platform/ports.ts';
import { movedTo } from '../moved.ts';
import { readEntries } from '../read-entries.ts';
import { readOrganisation } from '../read-organisation.ts';

import { readVersion } from '../read-versions.ts';

import { organisationCalendar, registerCalendar } from './calendar.ts';

import { registerCsv } from './csv.ts';
import openapi from './openapi.json' with { type: 'json' };
import { organisationData, readVersionData } from './organisation-data.ts';
import { problem } from './problem.ts';
import { registerData } from './register-data.ts';

/** Open data: any site may read it, and may keep it for a minute. */
const open = (answer: Answer, content: string): Answer =>
  withHeaders(answer, {
    'cache-control': 'public, max-age=60',
    ...ANY_SITE,
    etag: `"${sha256(content).slice(0, 32)}"`,
  });

/** The tag covers what is known, not the moment of asking. */
const openJson = (data: { readonly asOf: string }): Answer =>
  open(json(data), JSON.stringify({ ...data, asOf: '' }));

const settings = (ask: Ask) => ({ asOf: ask.now, siteUrl: ask.site.url });

type Door = Route<Ports>['door'];

const registerJson: Door = async (ask, ports) =>
  openJson(registerData(await readEntries(ports), settings(ask)));

const registerAsCsv: Door = async (ask, ports) => {
  const csv = registerCsv(await readEntries(ports), ask.site.url);
  return withHeaders(open(text(csv, 'text/csv; charset=utf-8; header=present'), csv), {
    'content-disposition': 'attachment; filename="ai-pact-register.csv"',
  });
};

const organisationJson: Door = async (ask, ports) => {
  const file = ask.params['file'] ?? '';
  const found = file.endsWith('.json')
    ? await readOrganisation(ports, file.slice(0, -'.json'.length))
    : undefined;
  if (found === undefined) return problem(ask, { fault: 'not-found' });
  const moved = found.view === 'listed' ? await movedTo(ports, found.entry.id) : undefined;
  return moved === undefined
    ? openJson(organisationData(found, settings(ask)))
    : goTo(`/api/v1/organisations/${encodeURIComponent(moved)}.json`);
};

const versionJson: Door = async (ask, ports) => {
  const number = /^([1-9]\d{0,3})\.json$/.exec(ask.params['file'] ?? '')?.[1];
  const found =
    number === undefined
      ? undefined
      : await readVersion(ports, ask.params['organisation'] ?? '', Number(number));
  return found === undefined
    ? problem(ask, { fault: 'not-found' })
    : openJson(readVersionData(found, settings(ask)));
};

/** What all of this is, for programs (OpenAPI 3.1). */
const description: Door = async () => open(json(openapi), JSON.stringify(openapi));

const asCalendar = (content: string): Answer => open(text(content, 'text/calendar; charset=utf-8'), content);

const calendarOfAll: Door = async (ask, ports) => asCalendar(await registerCalendar(ask, ports));

const calendarOfOne: Door = async (ask, ports) => {
  const content = await organisationCalendar(ask, ports, ask.params['id'] ?? '');
  return content === undefined ? problem(ask, { fault: 'not-found' }) : asCalendar(content);
};

const get = (path: string, door: Door): Route<Ports> => ({ method: 'GET', path, access: anybody, door });

/** The public register for programs. */
export const apiRoutes: readonly Route<Ports>[] = [
  get('/api/v1/openapi.json', description),
  get('/api/v1/register.json', registerJson),
  get('/api/v1/register.csv', registerAsCsv),
  get('/api/v1/organisations/{file}', organisationJson),
  get('/api/v1/organisations/{organisation}/versions/{file}', versionJson),
  get('/api/v1/organisations/{id}/calendar.ics', calendarOfOne),
  get('/api/v1/calendar.ics', calendarOfAll),
];
