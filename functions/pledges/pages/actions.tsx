import { CommitmentWords } from '../../catalogue/wording.tsx';
import { Button, Form } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { html, seeOther } from '../../platform/http/answer.ts';
import { done } from '../../platform/result.ts';
import { isLive, isPublic } from '../action-rules.ts';
import { chosenCommitments } from '../completeness.ts';
import type { Action } from '../draft.ts';
import { dutiesOf } from './commitments.tsx';
import { Hidden, MeanwhileNote, ParaphraseNote } from './form-parts.tsx';
import { draftName } from './names.ts';
import { editDoor, notFound, type OpenPledge, type PledgeDoor, param } from './open-pledge.ts';
import { type FormState, nextOf, onTheWay, saveAnswers } from './save-answers.ts';
import { ActionText, actionRows } from './summary.tsx';

/** More would be a project plan; it also keeps a draft far below what one item can hold. */
export const MOST_ACTIONS = 20;

/** A door below a commitment that the draft has chosen. */
export const commitmentDoor = (door: PledgeDoor) =>
  editDoor((pledge, ports) =>
    chosenCommitments(pledge.draft).includes(param(pledge.ask, 'commitment'))
      ? door(pledge, ports)
      : Promise.resolve(notFound(pledge.ask)),
  );

export const actionsOf = ({ draft }: OpenPledge, commitment: string): readonly Action[] =>
  draft.actions[commitment]?.values ?? [];

/** What the commitment says, and the duties close to it. */
export const CommitmentText = ({ pledge, id }: { readonly pledge: OpenPledge; readonly id: string }) => (
  <>
    <p class="govuk-body">
      <CommitmentWords view={pledge.view} id={id} />
    </p>
    {dutiesOf(pledge, id) === undefined ? null : <p class="govuk-hint">{dutiesOf(pledge, id)}</p>}
  </>
);

/** Whether everybody has read the action as promised. */
export const isPublicAction = ({ draft }: OpenPledge, { id }: Action): boolean => isPublic(draft, id);

/** A link of one row; what it is about is read to who does not see the row. */
const RowLink = (props: { readonly href: string; readonly text: string; readonly about: string }) => (
  <a class="govuk-link" href={props.href}>
    {props.text} <span class="govuk-visually-hidden">{props.about}</span>
  </a>
);

interface RowProps {
  readonly pledge: OpenPledge;
  readonly action: Action;
  readonly number: number;
  readonly state: FormState;
}

/** What is public is dropped with a reason; what is dropped already needs no way to it. Anything else can be removed. */
const AwayLink = ({ pledge, action, about }: Omit<RowProps, 'number' | 'state'> & { about: string }) => {
  const { view, paths, ask } = pledge;
  const place = [param(ask, 'commitment'), action.id] as const;
  if (!isPublicAction(pledge, action)) {
    const href = onTheWay(pledge, paths.removeAction(...place));
    return <RowLink href={href} text={view.t('common.remove')} about={about} />;
  }
  const href = onTheWay(pledge, paths.dropAction(...place));
  return isLive(action) ? <RowLink href={href} text={view.t('form.dropAction')} about={about} /> : null;
};

const Row = ({ pledge, action, number, state }: RowProps) => {
  const { view, paths, ask } = pledge;
  const about = view.t('form.actionNumber', { number });
  const change = onTheWay(pledge, paths.action(param(ask, 'commitment'), action.id));
  return (
    <li>
      <h2 class="govuk-heading-s">{about}</h2>
      <ActionText view={view} action={action} />
      <Form view={view}>
        <Hidden pledge={pledge} state={state} />
        <div class="govuk-button-group">
          <RowLink href={change} text={view.t('common.change')} about={about} />
          <AwayLink pledge={pledge} action={action} about={about} />
          {number === 1 ? null : (
            <Button look="secondary" name="up" value={action.id}>
              {view.t('form.actionUp')} <span class="govuk-visually-hidden">{about}</span>
            </Button>
          )}
        </div>
      </Form>
    </li>
  );
};

const Onwards = ({ pledge, id }: { readonly pledge: OpenPledge; readonly id: string }) => {
  const { view, paths } = pledge;
  const count = actionsOf(pledge, id).length;
  return (
    <div class="govuk-button-group">
      {count === 0 ? null : (
        <a class="govuk-button" draggable={false} href={nextOf(pledge)}>
          {view.t('common.continue')}
        </a>
      )}
      {count >= MOST_ACTIONS ? null : (
        <a
          class={`govuk-button${count === 0 ? '' : ' govuk-button--secondary'}`}
          draggable={false}
          href={onTheWay(pledge, paths.action(id, 'new'))}
        >
          {view.t(count === 0 ? 'form.addAction' : 'form.addAnotherAction')}
        </a>
      )}
    </div>
  );
};

const actionsPage = (pledge: OpenPledge, state: FormState): string => {
  const { view, paths, ask } = pledge;
  const id = param(ask, 'commitment');
  const actions = (state.meanwhile ?? pledge.draft).actions[id]?.values ?? [];
  const title = view.t('form.actionsTitle', { id });
  return renderPage(
    <Page view={view} title={title} errors={state.errors} back={paths.root}>
      <MeanwhileNote
        view={view}
        state={state}
        rows={(draft) => actionRows(view, draft.actions[id]?.values ?? [])}
      />
      <Heading caption={draftName(pledge)}>{title}</Heading>
      <ParaphraseNote view={view} />
      <CommitmentText pledge={pledge} id={id} />
      {actions.length === 0 ? (
        <p class="govuk-body">{view.t('form.actionsEmpty')}</p>
      ) : (
        <ol class="govuk-list">
          {actions.map((action, at) => (
            <Row key={action.id} pledge={pledge} action={action} number={at + 1} state={state} />
          ))}
        </ol>
      )}
      <Onwards pledge={pledge} id={id} />
    </Page>,
  );
};

export const showActions = commitmentDoor(async (pledge) => {
  const saved = pledge.draft.actions[param(pledge.ask, 'commitment')];
  return html(actionsPage(pledge, { errors: {}, seenRev: saved?.rev ?? 0 }));
});

/** Moves an action a step up the ladder. */
export const changeActions = commitmentDoor(async (pledge, ports) => {
  const commitment = param(pledge.ask, 'commitment');
  const here = onTheWay(pledge, pledge.paths.commitment(commitment));
  const actions = actionsOf(pledge, commitment);
  const at = actions.findIndex(({ id }) => id === pledge.ask.form.get('up'));
  const [before, moved] = [actions[at - 1], actions[at]];
  if (before === undefined || moved === undefined) return seeOther(here);
  const values = actions.with(at - 1, moved).with(at, before);
  return saveAnswers(pledge, ports, {
    read: done({ name: 'actions', commitment, values }),
    render: (state) => actionsPage(pledge, state),
    next: here,
  });
});
