import { withWordingOf, wordingOf } from '../../catalogue/official/read-text.ts';
import { renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import type { Ports } from '../../platform/ports.ts';
import { readVersion, readVersions } from '../read-versions.ts';
import { VersionPage, VersionsPage } from './versions.tsx';

type Door = (ask: Ask, ports: Pick<Ports, 'pact'>) => Promise<Answer>;

const organisationOf = (ask: Ask): string => ask.params['organisation'] ?? '';

export const versionsDoor: Door = async (ask, ports) => {
  const found = await readVersions(ports, organisationOf(ask));
  return found === undefined
    ? faultPage(ask, { fault: 'not-found' })
    : html(renderPage(<VersionsPage view={viewOf(ask)} found={found} />));
};

export const versionDoor: Door = async (ask, ports) => {
  const typed = ask.params['version'] ?? '';
  const found = /^[1-9]\d{0,3}$/.test(typed)
    ? await readVersion(ports, organisationOf(ask), Number(typed))
    : undefined;
  if (found === undefined) return faultPage(ask, { fault: 'not-found' });
  const [view, earlier] = await Promise.all([
    withWordingOf(ports, viewOf(ask), found.text),
    found.before === undefined ? undefined : wordingOf(ports, found.before.text),
  ]);
  return html(renderPage(<VersionPage view={view} found={found} earlier={earlier} />));
};
