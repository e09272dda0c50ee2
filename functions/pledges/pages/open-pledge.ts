import { currentCatalogue } from '../../catalogue/catalogue.ts';
import { withWording } from '../../catalogue/official/read-text.ts';
import { type View, viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { settledForm } from '../../platform/http/conflict-form.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import type { SitePorts } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { brusselsDay, type Day } from '../../platform/time.ts';
import { type Draft, draftEntity } from '../draft.ts';
import { type PledgeHead, pledgeHead } from '../head.ts';
import { holdsPen } from '../pen.ts';
import { stateOf } from '../pending-text.ts';
import { EDITABLE_STATES } from '../states.ts';
import { lockedPage } from './locked.tsx';
import { enteredPaths, type PledgePaths, pledgePaths } from './paths.ts';

/** What every page of one organisation starts from. */
export interface OpenPledge {
  readonly ask: Ask;
  readonly view: View;
  readonly paths: PledgePaths;
  readonly today: Day;
  readonly person: { readonly personId: string; readonly email: string };
  readonly head: PledgeHead;
  readonly draft: Draft;
}

/** The signed-in person; the routes let nobody else in. */
export const personOf = (ask: Ask): { readonly personId: string; readonly email: string } => {
  if (ask.visitor.kind !== 'person') throw new Error('This page is for people who have signed in');
  return ask.visitor;
};

export const param = (ask: Ask, name: string): string => ask.params[name] ?? '';

/** Staff who enter what came by letter write in the organisation's place; their address is nobody's contact. */
const writerOf = (ask: Ask): OpenPledge['person'] =>
  ask.visitor.kind === 'staff' ? { personId: `staff:${ask.visitor.subject}`, email: '' } : personOf(ask);

/** Whether the office writes here: then addresses are its own, and so is what it may open. */
export const byOffice = ({ visitor }: Ask): boolean => visitor.kind === 'staff';

const openPledge = async (ask: Ask, ports: SitePorts): Promise<OpenPledge | undefined> => {
  const organisationId = param(ask, 'organisation');
  const person = writerOf(ask);
  const [head, draft] = await Promise.all([
    load(ports.pact, pledgeHead, organisationId),
    load(ports.pact, draftEntity, organisationId),
  ]);
  if (head === undefined || (byOffice(ask) && head.entered === undefined)) return undefined;
  const version = draft?.catalogue ?? currentCatalogue().catalogue;
  const nothing = { rev: 0, organisationId, catalogue: version, changedAt: ask.now, actions: {} };
  return {
    ask,
    view: await withWording(ports, viewOf(ask), version),
    paths: byOffice(ask) ? enteredPaths(organisationId) : pledgePaths(ask.language, organisationId),
    today: brusselsDay(ask.now),
    person,
    head,
    draft: draft ?? nothing,
  };
};

export type PledgeDoor = (pledge: OpenPledge, ports: SitePorts) => Promise<Answer>;

export const notFound = (ask: Ask): Answer => faultPage(ask, { fault: 'not-found' });

/** Who was the contact when the page was opened, and is no more: what the gate says from now on. */
export const forContactOnly = (ask: Ask): Answer =>
  faultPage(ask, { fault: 'forbidden', wanted: ['contact'] });

/** A page of one organisation, in any state. */
export const pledgeDoor =
  (door: PledgeDoor) =>
  async (ask: Ask, ports: SitePorts): Promise<Answer> => {
    const pledge = await openPledge(ask, ports);
    return pledge === undefined ? notFound(ask) : door(pledge, ports);
  };

/** Whether the visitor may change the organisation's answers. */
export const mayEdit = ({ ask }: OpenPledge): boolean =>
  ask.roles?.some((role) => role !== 'signatory') ?? false;

export const isEditable = (head: PledgeHead): boolean => {
  const state = stateOf(head);
  return state !== 'none' && EDITABLE_STATES.includes(state);
};

/** The form of a settled conflict, taken as if its answers had been typed. */
const withSettledForm = (pledge: OpenPledge): OpenPledge => {
  const form = settledForm(pledge.ask.form);
  return form === undefined ? pledge : { ...pledge, ask: { ...pledge.ask, form } };
};

/** A page that changes the draft; in other states it leads to where the pledge stands, and shows what was typed. */
export const editDoor = (door: PledgeDoor) =>
  pledgeDoor(async (opened, ports) => {
    const pledge = withSettledForm(opened);
    if (isEditable(pledge.head) && holdsPen(pledge.head, pledge.person.personId)) return door(pledge, ports);
    return pledge.ask.method === 'GET' ? seeOther(pledge.paths.root) : html(lockedPage(pledge), 409);
  });
