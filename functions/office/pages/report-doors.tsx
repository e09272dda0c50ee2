import { withWordingOf } from '../../catalogue/official/read-text.ts';
import { renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { label } from '../../platform/i18n/translate.ts';
import { sightOf } from '../../pledges/seen.ts';
import { REPORT_DECISIONS, type ReportDecision } from '../decisions.ts';
import type { OfficePorts } from '../ports.ts';
import { readReportCase } from '../read-report.ts';
import { REFUSAL_STATUS, refusalWords } from '../refusal-status.ts';
import { askPage } from './ask-page.tsx';
import { readReasons, reasonsField } from './decision-form.tsx';
import { ReportPage, type ReportPageProps } from './report.tsx';
import { staleReport } from './stale-report.tsx';

type Extra = Pick<ReportPageProps, 'done' | 'refused' | 'errors' | 'typed'>;

interface Shown {
  readonly extra: Extra;
  readonly status: number;
}

const idsOf = (ask: Ask): { readonly organisationId: string; readonly cycle: string } => {
  const { organisation = '', cycle = '' } = ask.params;
  return { organisationId: organisation, cycle };
};

const pathOf = ({ organisationId, cycle }: ReturnType<typeof idsOf>): string =>
  `/office/pledges/${encodeURIComponent(organisationId)}/reports/${encodeURIComponent(cycle)}`;

const show = async (ask: Ask, ports: OfficePorts, { extra, status }: Shown): Promise<Answer> => {
  const opened = await readReportCase(ports, idsOf(ask));
  if (opened === undefined) return faultPage(ask, { fault: 'not-found' });
  const plain = { ...viewOf(ask), path: pathOf(idsOf(ask)) };
  const view = opened.pledge === undefined ? plain : await withWordingOf(ports, plain, opened.pledge);
  return html(renderPage(<ReportPage view={view} opened={opened} {...extra} />), status);
};

export const showReport = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  const just = REPORT_DECISIONS.find(({ name }) => name === ask.query.get('done'));
  const extra = just === undefined ? {} : { done: label(ask.t, `office.report.${just.name}.done`) };
  return show(ask, ports, { extra, status: 200 });
};

/** Asks before it is done; not about what the page before did not show. */
export const askReportDecision =
  (decision: ReportDecision) =>
  async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
    const opened = await readReportCase(ports, idsOf(ask));
    if (opened === undefined) return faultPage(ask, { fault: 'not-found' });
    const { head, cycle, report } = opened;
    if (report.state !== decision.from) {
      const refused = refusalWords(ask.t, { why: 'wrong-state', found: report.state }, 'report');
      return show(ask, ports, { extra: { refused }, status: 409 });
    }
    const [back, seen] = [pathOf(idsOf(ask)), ask.query.get('seen') ?? ''];
    if (seen !== sightOf(report))
      return staleReport(ask, ports, { opened, back, stale: { seen, typed: '' } });
    const name = ask.t('office.reportTitle', { cycle, name: head.name });
    const follows = decision.follows?.(ask.t, head, ask.now) ?? [];
    return html(
      askPage({ view: viewOf(ask), area: 'report', decision, name, back, standing: report, follows }),
    );
  };

/** The door of one decision on a report; what was typed is kept whatever becomes of it. */
export const doReportDecision =
  ({ name, reasons: wanted, act }: ReportDecision) =>
  async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
    if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
    const { text, fault } = wanted ? readReasons(ask.form, name) : { text: '' };
    const typed = wanted ? { [name]: text } : {};
    if (fault !== undefined) {
      const errors = { [reasonsField(name)]: label(ask.t, `office.reasons.${fault}`) };
      return show(ask, ports, { extra: { errors, typed }, status: 422 });
    }
    const request = {
      ...idsOf(ask),
      staff: ask.visitor.subject,
      reasons: text,
      seen: ask.form.get('seen') ?? '',
    };
    const decided = await act(ports, request);
    if (decided.ok) return seeOther(`${pathOf(idsOf(ask))}?done=${name}`);
    if (decided.refusal.why === 'seen-another') {
      const opened = await readReportCase(ports, idsOf(ask));
      if (opened === undefined) return faultPage(ask, { fault: 'not-found' });
      const stale = { seen: request.seen, typed: text };
      return staleReport(ask, ports, { opened, back: pathOf(idsOf(ask)), stale });
    }
    const refused = refusalWords(ask.t, decided.refusal, 'report');
    return show(ask, ports, { extra: { refused, typed }, status: REFUSAL_STATUS[decided.refusal.why] });
  };
