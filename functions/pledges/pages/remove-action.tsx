import { Button, Form } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { html, seeOther } from '../../platform/http/answer.ts';
import { done } from '../../platform/result.ts';
import type { Action, Draft } from '../draft.ts';
import { actionsOf, commitmentDoor, isPublicAction } from './actions.tsx';
import { Hidden, MeanwhileNote } from './form-parts.tsx';
import { draftName } from './names.ts';
import { type OpenPledge, param } from './open-pledge.ts';
import { type FormState, onTheWay, saveAnswers } from './save-answers.ts';
import { ActionText, actionRows } from './summary.tsx';

const valuesIn = (draft: Draft, commitment: string): readonly Action[] =>
  draft.actions[commitment]?.values ?? [];

const removePage = (pledge: OpenPledge, action: Action, state: FormState): string => {
  const { view, paths, ask } = pledge;
  const { t } = view;
  const commitment = param(ask, 'commitment');
  const back = onTheWay(pledge, paths.commitment(commitment));
  const title = t('form.removeActionTitle', { id: commitment });
  return renderPage(
    <Page view={view} title={title} errors={state.errors} back={back}>
      <MeanwhileNote
        view={view}
        state={state}
        rows={(draft) => actionRows(view, valuesIn(draft, commitment))}
      />
      <Heading caption={draftName(pledge)}>{title}</Heading>
      <ActionText view={view} action={action} />
      <p class="govuk-body">{t('form.removeActionText')}</p>
      <Form view={view}>
        <Hidden pledge={pledge} state={state} />
        <Button look="warning">{t('form.removeActionButton')}</Button>
      </Form>
      <p class="govuk-body">
        <a class="govuk-link" href={back}>
          {t('form.removeActionNo')}
        </a>
      </p>
    </Page>,
  );
};

/** Where an action that is not there, or that is public, leads instead. */
const elsewhere = (pledge: OpenPledge, action: Action | undefined): string => {
  const { paths, ask } = pledge;
  const commitment = param(ask, 'commitment');
  return onTheWay(
    pledge,
    action === undefined ? paths.commitment(commitment) : paths.dropAction(commitment, action.id),
  );
};

const wanted = (pledge: OpenPledge): Action | undefined =>
  actionsOf(pledge, param(pledge.ask, 'commitment')).find(({ id }) => id === param(pledge.ask, 'action'));

export const showRemoveAction = commitmentDoor(async (pledge) => {
  const action = wanted(pledge);
  if (action === undefined || isPublicAction(pledge, action)) return seeOther(elsewhere(pledge, action));
  const seenRev = pledge.draft.actions[param(pledge.ask, 'commitment')]?.rev ?? 0;
  return html(removePage(pledge, action, { errors: {}, seenRev }));
});

/** Removes an action that was never public; somebody else's changes to the others stay. */
export const removeAction = commitmentDoor(async (pledge, ports) => {
  const action = wanted(pledge);
  if (action === undefined || isPublicAction(pledge, action)) return seeOther(elsewhere(pledge, action));
  const commitment = param(pledge.ask, 'commitment');
  const values = actionsOf(pledge, commitment).filter(({ id }) => id !== action.id);
  return saveAnswers(pledge, ports, {
    read: done({ name: 'actions', commitment, values }),
    render: (state) => removePage(pledge, action, state),
    next: onTheWay(pledge, pledge.paths.commitment(commitment)),
  });
});
