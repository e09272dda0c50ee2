import { withWordingOf, wordingOf } from '../../catalogue/official/read-text.ts';
import { renderPage } from '../../platform/html/page.tsx';
import { type FieldErrors, viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { label } from '../../platform/i18n/translate.ts';
import { load } from '../../platform/store/entity.ts';
import type { Refusal } from '../../pledges/decide.ts';
import { pledgeHead } from '../../pledges/head.ts';
import { stateOf } from '../../pledges/pending-text.ts';
import { sightOf } from '../../pledges/seen.ts';
import { claimFollows } from '../claim-follows.ts';
import { PLEDGE_DECISIONS, type PledgeDecision, standingOf } from '../decisions.ts';
import type { OfficePorts } from '../ports.ts';
import { readCase } from '../read-case.ts';
import { REFUSAL_STATUS, refusalWords } from '../refusal-status.ts';
import { askPage } from './ask-page.tsx';
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
  const [earlier, returned] = await Promise.all(
    [opened.before, opened.returned].map((old) => old && wordingOf(ports, old.text)),
  );
  const props = { view, opened, earlier, returned, executionsUrl, ...extra };
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

/** A decision that somebody is about to take. */
interface Attempt {
  readonly decision: PledgeDecision;
  readonly seen: string;
  readonly typed: string;
  readonly errors?: FieldErrors;
}

const refusedWords = (ask: Ask, refusal: Refusal): string => refusalWords(ask.t, refusal, 'pledge');

/** Asks before it is done; not about what the page before did not show. */
const asking = async (ask: Ask, ports: OfficePorts, attempt: Attempt): Promise<Answer> => {
  const { decision, seen, typed, errors = {} } = attempt;
  const organisationId = organisationOf(ask);
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head === undefined) return faultPage(ask, { fault: 'not-found' });
  const standing = standingOf(head, decision);
  if (standing?.state !== decision.from) {
    const refused = refusedWords(ask, { why: 'wrong-state', found: stateOf(head) });
    return showCase(ask, ports, { extra: { refused }, status: 409 });
  }
  const stale = { organisationId, decision, stale: { seen, typed } };
  if (seen !== sightOf(standing)) return stalePledge(ask, ports, stale);
  const claim = decision.name === 'publish' ? await claimFollows(ports, ask.t, head) : [];
  const follows = [...(decision.follows?.(ask.t, head, ask.now) ?? []), ...claim];
  const back = `/office/pledges/${encodeURIComponent(organisationId)}`;
  const shown = { view: viewOf(ask), area: 'pledge', decision, name: head.name, back, standing } as const;
  return html(askPage({ ...shown, follows, typed, errors }), Object.keys(errors).length === 0 ? 200 : 422);
};

export const askDecision =
  (decision: PledgeDecision) =>
  (ask: Ask, ports: OfficePorts): Promise<Answer> =>
    asking(ask, ports, { decision, seen: ask.query.get('seen') ?? '', typed: '' });

/** The door of one decision; what was typed is kept whatever becomes of it. */
export const doDecision =
  (decision: PledgeDecision) =>
  async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
    if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
    const { name, reasons: wanted, act } = decision;
    const seen = ask.form.get('seen') ?? '';
    const { text, fault } = wanted ? readReasons(ask.form, name) : { text: '' };
    const typed = wanted ? { [name]: text } : {};
    if (fault !== undefined) {
      const errors = { [reasonsField(name)]: label(ask.t, `office.reasons.${fault}`) };
      return decision.follows === undefined
        ? showCase(ask, ports, { extra: { errors, typed }, status: 422 })
        : asking(ask, ports, { decision, seen, typed: text, errors });
    }
    const organisationId = organisationOf(ask);
    const decided = await act(ports, { organisationId, staff: ask.visitor.subject, reasons: text, seen });
    if (decided.ok) return seeOther(`/office/pledges/${organisationId}?done=${name}`);
    if (decided.refusal.why === 'seen-another')
      return stalePledge(ask, ports, { organisationId, decision, stale: { seen, typed: text } });
    const refused = refusedWords(ask, decided.refusal);
    return showCase(ask, ports, { extra: { refused, typed }, status: REFUSAL_STATUS[decided.refusal.why] });
  };
