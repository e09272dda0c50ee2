import { renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import type { Ports } from '../../platform/ports.ts';
import { decideImport, readImport, takeImportBack } from '../../register/import/import.ts';
import { ImportPage } from './import-page.tsx';

const show = async (ask: Ask, ports: Ports, refused?: string): Promise<Answer> => {
  const planned = await readImport(ports, ask.params['import'] ?? '');
  if (planned === undefined) return faultPage(ask, { fault: 'not-found' });
  const view = { ...viewOf(ask), path: `/office/import/${planned.list.importId}` };
  const props = { view, planned, ...(refused === undefined ? {} : { refused }) };
  return html(renderPage(<ImportPage {...props} />), refused === undefined ? 200 : 409);
};

export const showImport = (ask: Ask, ports: Ports): Promise<Answer> => show(ask, ports);

const linesOf = (form: URLSearchParams): readonly number[] =>
  form
    .getAll('take')
    .filter((line) => /^\d{1,6}$/.test(line))
    .map(Number);

const answerOf = async (
  ask: Ask,
  ports: Ports,
  decided: Awaited<ReturnType<typeof decideImport>>,
): Promise<Answer> => {
  if (decided.ok) return seeOther(`/office/import/${decided.value.importId}`);
  return decided.refusal === 'not-found'
    ? faultPage(ask, { fault: 'not-found' })
    : show(ask, ports, ask.t('import.changedMeanwhile'));
};

export const doImport = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const importId = ask.params['import'] ?? '';
  const take = linesOf(ask.form);
  return answerOf(ask, ports, await decideImport(ports, { importId, staff: ask.visitor.subject, take }));
};

/** What nobody has claimed or decided about since goes again. */
export const doTakeImportBack = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const importId = ask.params['import'] ?? '';
  return answerOf(ask, ports, await takeImportBack(ports, { importId, staff: ask.visitor.subject }));
};
