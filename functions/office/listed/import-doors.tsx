import { renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import type { Ports } from '../../platform/ports.ts';
import { decideImport, readImport } from '../../register/import/import.ts';
import { ImportPage } from './import-page.tsx';

const show = async (ask: Ask, ports: Ports, refused?: string): Promise<Answer> => {
  const planned = await readImport(ports, ask.params['import'] ?? '');
  if (planned === undefined) return faultPage(ask, { fault: 'not-found' });
  const props = { view: viewOf(ask), planned, ...(refused === undefined ? {} : { refused }) };
  return html(renderPage(<ImportPage {...props} />), refused === undefined ? 200 : 409);
};

export const showImport = (ask: Ask, ports: Ports): Promise<Answer> => show(ask, ports);

const linesOf = (form: URLSearchParams): readonly number[] =>
  form
    .getAll('take')
    .filter((line) => /^\d{1,6}$/.test(line))
    .map(Number);

export const doImport = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const importId = ask.params['import'] ?? '';
  const take = linesOf(ask.form);
  const decided = await decideImport(ports, { importId, staff: ask.visitor.subject, take });
  if (decided.ok) return seeOther(`/office/import/${importId}`);
  return decided.refusal === 'not-found'
    ? faultPage(ask, { fault: 'not-found' })
    : show(ask, ports, ask.t('import.changedMeanwhile'));
};
