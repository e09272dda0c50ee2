import { canonicalJson } from '../../platform/canonical.ts';
import { DateField, Radios, TextArea } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import { typedLine } from '../../platform/http/typed-text.ts';
import { label } from '../../platform/i18n/translate.ts';
import { sha256 } from '../../platform/ids.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { ACTION_STATUS, type Action, type Draft } from '../draft.ts';
import type { Section } from '../save-section.ts';
import {
  ACTION_TEXT,
  REASON_MAX,
  readAction,
  type TypedAction,
  typedAction,
  typedFromAction,
} from './action-form.ts';
import { actionsOf, CommitmentText, commitmentDoor, MOST_ACTIONS } from './actions.tsx';
import { actionConflict } from './conflicts.ts';
import { MeanwhileNote, ParaphraseNote, SectionForm } from './form-parts.tsx';
import { draftName } from './names.ts';
import { byOffice, notFound, type OpenPledge, param } from './open-pledge.ts';
import { type FormState, onTheWay, saveAnswers } from './save-answers.ts';
import { actionRows } from './summary.tsx';

const NEW = 'new';
/** Opaque ids, and those of a seed; anything else in their place is not an address of ours. */
const ID = /^[\w-]{1,40}$/;
/** UTF-8 bytes of all actions together; an item of the table holds 400 KB, and a text of any language must fit. */
const MOST_BYTES = 250_000;

interface Typed {
  readonly id: string;
  /** Stands for the action as it was when the form was opened; empty for a new one. */
  readonly seen: string;
  readonly action: TypedAction;
}

/** Nothing can be dropped that was never pledged: offered in a change of a public pledge, and where it was chosen before. */
const mayDrop = ({ draft }: OpenPledge, typed: TypedAction): boolean =>
  draft.base !== undefined || typed.status === 'dropped';

const Fields = ({ pledge, typed }: { readonly pledge: OpenPledge; readonly typed: TypedAction }) => {
  const { view } = pledge;
  const { t } = view;
  const drops = mayDrop(pledge, typed);
  const offered = ACTION_STATUS.filter((status) => drops || status !== 'dropped');
  return (
    <>
      <TextArea
        name="text"
        label={t('form.actionText')}
        hint={t('form.actionTextHint', ACTION_TEXT)}
        value={typed.text}
        rows={6}
        maxLength={ACTION_TEXT.max}
      />
      <Radios
        name="status"
        label={t('form.actionStatus')}
        value={typed.status}
        options={offered.map((value) => ({
          value,
          label: label(t, `states.action.${value}`),
          hint: label(t, `form.actionStatusHint.${value}`),
        }))}
      />
      <DateField
        view={view}
        name="start"
        label={`${t('form.actionStart')} ${t('form.actionStartWhen')}`}
        hint={t('form.actionStartHint')}
        value={typed.start}
      />
      <DateField
        view={view}
        name="target"
        label={`${t('form.actionTarget')} ${t('form.actionTargetWhen')}`}
        hint={t('form.actionTargetHint')}
        value={typed.target}
      />
      {drops ? (
        <TextArea
          name="reason"
          label={`${t('form.actionReason')} ${t('form.actionReasonWhen')}`}
          hint={t('form.actionReasonHint')}
          value={typed.reason}
          rows={3}
          maxLength={REASON_MAX}
        />
      ) : null}
    </>
  );
};

const actionPage = (pledge: OpenPledge, typed: Typed, state: FormState): string => {
  const { view, paths, ask } = pledge;
  const commitment = param(ask, 'commitment');
  const title = view.t(param(ask, 'action') === NEW ? 'form.newActionTitle' : 'form.changeActionTitle', {
    id: commitment,
  });
  return renderPage(
    <Page
      view={view}
      title={title}
      errors={state.errors}
      back={onTheWay(pledge, paths.commitment(commitment))}
    >
      <MeanwhileNote
        view={view}
        state={state}
        rows={(draft) => actionRows(view, draft.actions[commitment]?.values ?? [])}
      />
      <Heading caption={draftName(pledge)}>{title}</Heading>
      <ParaphraseNote view={view} />
      <CommitmentText pledge={pledge} id={commitment} />
      <SectionForm pledge={pledge} state={state}>
        <input type="hidden" name="action" value={typed.id} />
        <input type="hidden" name="seen" value={typed.seen} />
        <Fields pledge={pledge} typed={typed.action} />
      </SectionForm>
    </Page>,
  );
};

const withAction = (actions: readonly Action[], action: Action): readonly Action[] =>
  actions.some((other) => other.id === action.id)
    ? actions.map((other) => (other.id === action.id ? action : other))
    : [...actions, action];

const bytesOf = (draft: Draft, commitment: string, values: readonly Action[]): number =>
  Buffer.byteLength(JSON.stringify({ ...draft.actions, [commitment]: values }), 'utf8');

const printOf = (action: Action | undefined): string =>
  action === undefined ? '' : sha256(canonicalJson(action));

const actionIn = (draft: Draft, commitment: string, id: string): Action | undefined =>
  draft.actions[commitment]?.values.find((action) => action.id === id);

/** In the language of the form; words that stand as they were keep theirs, and those of a letter have none that is known. */
const inLanguage = (pledge: OpenPledge, action: Action, before: Action | undefined): Action => {
  const { ask } = pledge;
  const same = before?.text === action.text && before.reason === action.reason;
  const language = same ? before.language : byOffice(ask) ? undefined : ask.language;
  return language === undefined ? action : { ...action, language };
};

const sectionWith = (pledge: OpenPledge, action: Action): Result<Section, FieldErrors> => {
  const { draft, view, ask } = pledge;
  const commitment = param(ask, 'commitment');
  const known = actionIn(draft, commitment, action.id);
  const values = withAction(actionsOf(pledge, commitment), inLanguage(pledge, action, known));
  if (values.length > MOST_ACTIONS)
    return refused({ text: view.t('form.actionsTooMany', { max: MOST_ACTIONS }) });
  if (bytesOf(draft, commitment, values) > MOST_BYTES)
    return refused({ text: view.t('form.actionsTooLong') });
  return done({ name: 'actions', commitment, values });
};

export const showAction = commitmentDoor(async (pledge, ports) => {
  const { ask, draft } = pledge;
  const commitment = param(ask, 'commitment');
  const wanted = param(ask, 'action');
  const action = actionsOf(pledge, commitment).find(({ id }) => id === wanted);
  if (action === undefined && wanted !== NEW) return notFound(ask);
  // A new action gets its id with the form, so that the same form sent twice is one action.
  const asSaved = typedFromAction(action);
  const drops = ask.query.get('status') === 'dropped' && mayDrop(pledge, asSaved);
  const typed = {
    id: action?.id ?? ports.ids.id(),
    seen: printOf(action),
    action: drops ? { ...asSaved, status: 'dropped' } : asSaved,
  };
  const seenRev = draft.actions[commitment]?.rev ?? 0;
  return html(actionPage(pledge, typed, { errors: {}, seenRev }));
});

const idOf = ({ ask }: OpenPledge, fresh: () => string): string => {
  const named = param(ask, 'action') === NEW ? (ask.form.get('action') ?? '') : param(ask, 'action');
  return ID.test(named) ? named : fresh();
};

export const saveAction = commitmentDoor(async (pledge, ports) => {
  const { ask, paths, today } = pledge;
  const wanted = param(ask, 'action');
  if (wanted !== NEW && !ID.test(wanted)) return notFound(ask);
  const id = idOf(pledge, ports.ids.id);
  const commitment = param(ask, 'commitment');
  const seen = typedLine(ask.form.get('seen'));
  const typed = { id, seen, action: typedAction(ask.form) };
  const read = readAction(typed.action, { t: ask.t, today, id });
  return saveAnswers(pledge, ports, {
    read: read.ok ? sectionWith(pledge, read.value) : read,
    render: (state) => actionPage(pledge, typed, state),
    next: onTheWay(pledge, paths.commitment(commitment)),
    rebased: (draft) => {
      // Somebody changed other actions of the commitment: this one is as it was seen.
      if (!read.ok || printOf(actionIn(draft, commitment, id)) !== seen) return undefined;
      const section = sectionWith({ ...pledge, draft }, read.value);
      return section.ok ? section.value : undefined;
    },
    conflict: (draft) => {
      const theirs = actionIn(draft, commitment, id);
      return theirs === undefined
        ? undefined
        : actionConflict({ view: pledge.view, form: ask.form, mine: typed.action }, theirs);
    },
  });
});
