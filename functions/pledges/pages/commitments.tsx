import { catalogueOf, coreOf } from '../../catalogue/catalogue.ts';
import { dutyLines } from '../../catalogue/duties.ts';
import { commitmentText } from '../../catalogue/wording.tsx';
import { Checkboxes, type Option } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { html } from '../../platform/http/answer.ts';
import { done } from '../../platform/result.ts';
import {
  commitmentsOf,
  type Group,
  groupField,
  groupsFor,
  readCommitments,
  type TypedCommitments,
  typedCommitments,
  typedFromChosen,
} from './commitments-form.ts';
import { commitmentsConflict } from './conflicts.ts';
import { MeanwhileNote, ParaphraseNote, SectionForm } from './form-parts.tsx';
import { draftName } from './names.ts';
import { editDoor, type OpenPledge } from './open-pledge.ts';
import { type FormState, nextOf, saveAnswers } from './save-answers.ts';
import { commitmentRows } from './summary.tsx';

/** The legal duties close to a commitment, as one hint. */
export const dutiesOf = ({ view, today, draft }: OpenPledge, id: string): string | undefined => {
  const commitment = catalogueOf(draft.catalogue).commitments.find((one) => one.id === id);
  return commitment === undefined ? undefined : dutyLines(view.t, commitment, today).join(' ') || undefined;
};

const optionsOf = (pledge: OpenPledge, group: Group): Option[] =>
  commitmentsOf(pledge.draft.catalogue, group).map((value) => ({
    value,
    label: `${value}: ${commitmentText(pledge.view, value)}`,
    hint: dutiesOf(pledge, value),
  }));

const groupLabel = ({ view }: OpenPledge, group: Group): string =>
  view.t(group === 'provider' ? 'catalogue.groupProvider' : 'catalogue.groupDeployer');

interface GroupProps {
  readonly pledge: OpenPledge;
  readonly group: Group;
  readonly typed: TypedCommitments;
}

const GroupChoice = ({ pledge, group, typed }: GroupProps) => (
  <Checkboxes
    name={groupField(group)}
    label={groupLabel(pledge, group)}
    values={typed[group]}
    options={optionsOf(pledge, group)}
  />
);

/** A group that fits none of the organisation's roles: folded away, unless something in it is chosen. */
const OtherGroup = (props: GroupProps) => (
  <details class="govuk-details" open={props.typed[props.group].length > 0}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{groupLabel(props.pledge, props.group)}</span>
    </summary>
    <div class="govuk-details__text">
      <GroupChoice {...props} />
    </div>
  </details>
);

const Core = ({ pledge }: { readonly pledge: OpenPledge }) => (
  <>
    <h2 class="govuk-heading-m">{pledge.view.t('catalogue.groupCore')}</h2>
    <p class="govuk-body">{pledge.view.t('form.coreIncluded')}</p>
    <ul class="govuk-list govuk-list--bullet">
      {coreOf(pledge.draft.catalogue).map((id) => (
        <li key={id}>
          {id}: {commitmentText(pledge.view, id)}
          {dutiesOf(pledge, id) === undefined ? null : <div class="govuk-hint">{dutiesOf(pledge, id)}</div>}
        </li>
      ))}
    </ul>
  </>
);

const commitmentsPage = (pledge: OpenPledge, typed: TypedCommitments, state: FormState): string => {
  const { view, paths, draft } = pledge;
  const title = view.t('form.commitmentsTitle');
  const { fitting, others } = groupsFor(draft.organisation?.values.roles ?? []);
  return renderPage(
    <Page view={view} title={title} errors={state.errors} back={paths.root}>
      <MeanwhileNote
        view={view}
        state={state}
        rows={({ commitments }) => commitmentRows(view, commitments?.values ?? coreOf(draft.catalogue))}
      />
      <Heading caption={draftName(pledge)}>{title}</Heading>
      <ParaphraseNote view={view} />
      <p class="govuk-body">{view.t('form.commitmentsIntro')}</p>
      <Core pledge={pledge} />
      <h2 class="govuk-heading-m">{view.t('form.moreCommitments')}</h2>
      <p class="govuk-body">{view.t('form.moreCommitmentsText')}</p>
      <SectionForm pledge={pledge} state={state}>
        {fitting.map((group) => (
          <GroupChoice key={group} pledge={pledge} group={group} typed={typed} />
        ))}
        {others.map((group) => (
          <OtherGroup key={group} pledge={pledge} group={group} typed={typed} />
        ))}
      </SectionForm>
    </Page>,
  );
};

export const showCommitments = editDoor(async (pledge) => {
  const saved = pledge.draft.commitments;
  const state = { errors: {}, seenRev: saved?.rev ?? 0 };
  return html(commitmentsPage(pledge, typedFromChosen(pledge.draft.catalogue, saved?.values ?? []), state));
});

export const saveCommitments = editDoor(async (pledge, ports) => {
  const typed = typedCommitments(pledge.ask.form);
  const read = readCommitments(pledge.draft.catalogue, typed, pledge.view.t);
  return saveAnswers(pledge, ports, {
    read: read.ok ? done({ name: 'commitments', values: read.value }) : read,
    render: (state) => commitmentsPage(pledge, typed, state),
    next: nextOf(pledge),
    conflict: ({ commitments: theirs }) =>
      theirs === undefined
        ? undefined
        : commitmentsConflict(
            { view: pledge.view, form: pledge.ask.form, mine: typed, version: pledge.draft.catalogue },
            theirs.values,
          ),
  });
});
