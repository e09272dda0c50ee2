import { canonicalJson, type Json } from '../../platform/canonical.ts';
import { type Conflict, differingRows } from '../../platform/html/conflict.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/ask.ts';
import { undecidedIn } from '../../platform/http/conflict-form.ts';
import { seenRevOf } from '../../platform/http/seen-rev.ts';
import type { SitePorts } from '../../platform/ports.ts';
import type { Result } from '../../platform/result.ts';
import { load } from '../../platform/store/entity.ts';
import { type Draft, draftEntity } from '../draft.ts';
import { type Section, saveSection } from '../save-section.ts';
import { conflictPage } from './conflict-page.tsx';
import { lockedPage } from './locked.tsx';
import { notFound, type OpenPledge } from './open-pledge.ts';

/** How a form is shown again, or for the first time. */
export interface FormState {
  readonly errors: FieldErrors;
  /** The revision of the section that the person has seen; 0 where it was empty. */
  readonly seenRev: number;
  /** What somebody else saved while this was typed. */
  readonly meanwhile?: Draft;
  /** The same person saved it, in another tab. */
  readonly own?: boolean;
}

export interface Answers {
  readonly read: Result<Section, FieldErrors>;
  readonly render: (state: FormState) => string;
  /** Address to go on to once saved. */
  readonly next: string;
  /** What was typed beside what somebody else saved; undefined where there is nothing to choose between. */
  readonly conflict?: (theirs: Draft) => Conflict | undefined;
  /** The same change on top of what somebody else saved; undefined where the two touch the same. */
  readonly rebased?: (theirs: Draft) => Section | undefined;
}

const savedIn = (
  draft: Draft,
  section: Section,
): { readonly rev: number; readonly by: string; readonly values: Json } | undefined =>
  section.name === 'actions' ? draft.actions[section.commitment] : draft[section.name];

const afterRace = async (
  pledge: OpenPledge,
  ports: SitePorts,
  { section, ...answers }: Answers & { readonly section: Section },
): Promise<Answer> => {
  const { ask, head } = pledge;
  const { render, next } = answers;
  const draft = await load(ports.pact, draftEntity, head.organisationId);
  if (draft === undefined) return notFound(ask);
  const saved = savedIn(draft, section);
  // The same form sent twice: the first one won, and it said the same.
  if (saved !== undefined && canonicalJson(saved.values) === canonicalJson(section.values))
    return seeOther(next);
  const seenRev = saved?.rev ?? 0;
  const own = saved?.by === pledge.person.personId;
  const rebased = answers.rebased?.(draft);
  if (rebased !== undefined) {
    const change = { organisationId: head.organisationId, personId: pledge.person.personId };
    if ((await saveSection(ports, { ...change, seenRev, section: rebased })).ok) return seeOther(next);
  }
  const conflict = answers.conflict?.(draft);
  return conflict === undefined || differingRows(conflict).length === 0
    ? html(render({ errors: {}, seenRev, meanwhile: draft, own }), 409)
    : html(conflictPage(pledge, { conflict, seenRev, own }), 409);
};

/** Whether the reader saved the section at hand; of what cannot be read nobody knows. */
const ownIn = ({ draft, person }: OpenPledge, { read }: Answers): boolean =>
  read.ok && savedIn(draft, read.value)?.by === person.personId;

/** A conflict that was not settled for every field is shown again; or the form, for who wants to write more. */
const beforeSaving = ({ ask, ...pledge }: OpenPledge, answers: Answers): Answer | undefined => {
  const seenRev = seenRevOf(ask.form);
  if (ask.form.get('do') === 'edit') return html(answers.render({ errors: {}, seenRev }));
  if (undecidedIn(ask.form).length === 0) return undefined;
  const conflict = answers.conflict?.(pledge.draft);
  return conflict === undefined
    ? undefined
    : html(
        conflictPage({ ask, ...pledge }, { conflict, seenRev, own: ownIn({ ask, ...pledge }, answers) }),
        422,
      );
};

/**
 * Saves what was typed on one page and goes on. Where that is refused the page comes again with what was typed: 422 with
 * what to mend, 409 with what somebody else saved meanwhile,
 * both to choose from where they differ.
 */
export const saveAnswers = async (
  pledge: OpenPledge,
  ports: SitePorts,
  answers: Answers,
): Promise<Answer> => {
  const { ask, head, person } = pledge;
  const { read, render, next } = answers;
  const again = beforeSaving(pledge, answers);
  if (again !== undefined) return again;
  const seenRev = seenRevOf(ask.form);
  if (!read.ok) return html(render({ errors: read.refusal, seenRev }), 422);
  const saved = await saveSection(ports, {
    organisationId: head.organisationId,
    personId: person.personId,
    seenRev,
    section: read.value,
  });
  if (saved.ok) return seeOther(next);
  switch (saved.refusal.why) {
    case 'changed-meanwhile':
      return afterRace(pledge, ports, { ...answers, section: read.value });
    case 'wrong-state':
      return html(lockedPage(pledge), 409);
    case 'not-found':
      return notFound(ask);
    default:
      throw new Error(`Saving ${read.value.name} was refused: ${saved.refusal.why}`);
  }
};

const fromCheck = ({ ask }: OpenPledge): boolean =>
  (ask.form.get('from') ?? ask.query.get('from')) === 'check';

/** Where a page goes on to: back to the summary for who came from there, else to the task list. */
export const nextOf = (pledge: OpenPledge): string =>
  fromCheck(pledge) ? pledge.paths.check : pledge.paths.root;

/** An address on the way, for who came from the summary and goes back to it later. */
export const onTheWay = (pledge: OpenPledge, address: string): string =>
  fromCheck(pledge) ? `${address}${address.includes('?') ? '&' : '?'}from=check` : address;
