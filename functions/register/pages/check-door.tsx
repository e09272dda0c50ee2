import { renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { typedLine } from '../../platform/http/typed-text.ts';
import type { Ports } from '../../platform/ports.ts';
import { findTexts } from '../find-text.ts';
import { CheckPage } from './check.tsx';

/** As people copy them: in any case, with spaces, with the name of the hash before them. */
const fingerprintOf = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/^sha-?256:?/, '')
    .replace(/\s/g, '');

/** Whether a fingerprint is that of a text which has been public. */
export const checkDoor = async (ask: Ask, ports: Pick<Ports, 'pact'>): Promise<Answer> => {
  const view = viewOf(ask);
  const typed = typedLine(ask.query.get('fingerprint')).slice(0, 200);
  if (typed === '') return html(renderPage(<CheckPage view={view} typed="" />));
  const fingerprint = fingerprintOf(typed);
  if (!/^[\da-f]{64}$/.test(fingerprint)) {
    const errors = { fingerprint: view.t('versions.checkWrong') };
    return html(renderPage(<CheckPage view={view} typed={typed} errors={errors} />), 422);
  }
  const found = await findTexts(ports, fingerprint);
  return html(renderPage(<CheckPage view={view} typed={typed} found={found} />));
};
