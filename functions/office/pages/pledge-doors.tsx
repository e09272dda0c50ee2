import { withWordingOf, wordingOf } from '../../catalogue/official/read-text.ts';
import { renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { label } from '../../platform/i18n/translate.ts';
import { PLEDGE_DECISIONS, type PledgeDecision } from '../decisions.ts';
import type { OfficePorts } from '../ports.ts';
import { readCase } from '../read-case.ts';
import { REFUSAL_STATUS, refusalWords } from '../refusal-status.ts';
import { contactDone } from './contact-note.tsx';
import { readReasons, reasonsField } from './decision-form.tsx';
import { holdDone } from './hold-done.ts';
import { PledgePage, type PledgePageProps } from './pledge.tsx';
import { stalePledge } from './stale-pledge.tsx';

type Extra = Pick<PledgePageProps, 'done' | 'refused' | 'errors' | 'typed' | 'hold' | 'identity'>;

interface Shown {
  readonly extra: Extra;
  readonly status: number;
}

export const organisationOf = ({ params: { organisation = '' } }: Ask): string => organisation;

/** The page of one organisation, with what became of a decision. */
export const showCase = async (ask: Ask, ports: OfficePorts, { extra, status }: Shown): Promise<Answer> => {
  const opened = await readCase(ports, organisationOf(ask));
  if (opened === undefined) return faultPage(ask, { fault: 'not-found' });
  const { executionsUrl } = ports;
  const plain = { ...viewOf(ask), path: `/office/pledges/${opened.head.organisationId}` };
  const view = opened.text === undefined ? plain : await withWordingOf(ports, plain, opened.text);
  const earlier = opened.before && (await wordingOf(ports, opened.before.text));
  const props = { view, opened, earlier, executionsUrl, ...extra };
  return html(renderPage(<PledgePage {...props} />), status);
};

/** What an address may say was just done. */
const DONE = [...PLEDGE_DECISIONS.map(({ name }) => name), 'name', 'merge', 'unmerge'];

export const showPledge = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  const held = holdDone(ask) ?? contactDone(ask);
  if (held !== undefined) return showCase(ask, ports, { extra: { done: held }, status: 200 });
  const just = DONE.find((name) => name === ask.query.get('done'));
  const extra = just === undefined ? {} : { done: label(ask.t, `office.pledge.${just}.done`) };
  return showCase(ask, ports, { extra, status: 200 });
};

/** The door of one decision; what was typed is kept whatever becomes of it. */
export const doDecision =
  (decision: PledgeDecision) =>
  async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
    if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
    const { name, reasons: wanted, act } = decision;
    const { text, fault } = wanted ? readReasons(ask.form, name) : { text: '' };
    const typed = wanted ? { [name]: text } : {};
    if (fault !== undefined) {
      const errors = { [reasonsField(name)]: label(ask.t, `office.reasons.${fault}`) };
      return showCase(ask, ports, { extra: { errors, typed }, status: 422 });
    }
    const organisationId = organisationOf(ask);
    const seen = ask.form.get('seen') ?? '';
    const decided = await act(ports, { organisationId, staff: ask.visitor.subject, reasons: text, seen });
    if (decided.ok) return seeOther(`/office/pledges/${organisationId}?done=${name}`);
    if (decided.refusal.why === 'seen-another')
      return stalePledge(ask, ports, { organisationId, decision, stale: { seen, typed: text } });
    const refused = refusalWords(ask.t, decided.refusal, 'pledge');
    return showCase(ask, ports, { extra: { refused, typed }, status: REFUSAL_STATUS[decided.refusal.why] });
  };
