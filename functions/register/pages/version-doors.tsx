import { withWordingOf, wordingOf } from '../../catalogue/official/read-text.ts';
import { renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import type { Ports } from '../../platform/ports.ts';
import { readVersion, readVersions } from '../read-versions.ts';
import { ClosedVersionPage, VersionPage, VersionsPage } from './versions.tsx';

type Door = (ask: Ask, ports: Pick<Ports, 'pact'>) => Promise<Answer>;

const organisationOf = (ask: Ask): string => ask.params['organisation'] ?? '';

export const versionsDoor: Door = async (ask, ports) => {
  const found = await readVersions(ports, organisationOf(ask));
  return found === undefined
    ? faultPage(ask, { fault: 'not-found' })
    : html(renderPage(<VersionsPage view={viewOf(ask)} found={found} />));
};

/** A text that may not be read now is gone for the time being or for good (404): the page says which version it was. */
const closedVersion = async (ask: Ask, ports: Pick<Ports, 'pact'>, number: number): Promise<Answer> => {
  const all = await readVersions(ports, organisationOf(ask));
  const version = all?.versions.find((one) => one.number === number);
  return all === undefined || version === undefined
    ? faultPage(ask, { fault: 'not-found' })
    : html(renderPage(<ClosedVersionPage view={viewOf(ask)} entry={all.entry} version={version} />), 404);
};

export const versionDoor: Door = async (ask, ports) => {
  const typed = ask.params['version'] ?? '';
  const number = /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : 0;
  const found = await readVersion(ports, organisationOf(ask), number);
  if (found === undefined) return closedVersion(ask, ports, number);
  const [view, earlier] = await Promise.all([
    withWordingOf(ports, viewOf(ask), found.text),
    found.before === undefined ? undefined : wordingOf(ports, found.before.text),
  ]);
  return html(renderPage(<VersionPage view={view} found={found} earlier={earlier} />));
};
