import { CommitmentWords, commitmentText } from '../../catalogue/wording.tsx';
import { SummaryList, Tag, type TagColour } from '../../platform/html/parts.tsx';
import type { View, Wording } from '../../platform/html/view.ts';
import { countryName, formatDay, label } from '../../platform/i18n/translate.ts';
import type {
  ActionChange,
  ChangeKind,
  CommitmentChange,
  Comparable,
  ProfileField,
  TextDifference,
} from '../difference.ts';
import type { Action } from '../draft.ts';
import { ValueChange, WordsChanged } from './words-changed.tsx';

const COLOURS: Readonly<Record<ChangeKind, TagColour>> = {
  same: 'grey',
  added: 'green',
  dropped: 'orange',
  changed: 'blue',
};

const ChangeTag = ({ view, change }: { readonly view: View; readonly change: ChangeKind }) => (
  <Tag colour={COLOURS[change]}>{label(view.t, `difference.change.${change}`)}</Tag>
);

type Words = (view: View, organisation: Comparable['organisation']) => string | undefined;

/** Each fact as the public reads it. */
const FACTS: Readonly<Record<ProfileField, Words>> = {
  legalName: (_, { legalName }) => legalName,
  country: ({ language }, { country }) => countryName(language, country),
  sector: ({ t }, { sector }) => label(t, `states.sector.${sector}`),
  sizeBand: ({ t }, { sizeBand }) => label(t, `states.size.${sizeBand}`),
  roles: ({ t }, { roles }) => roles.map((role) => label(t, `states.role.${role}`)).join(', '),
  website: (_, { website }) => website,
  lei: (_, { lei }) => lei,
  registerNumber: (_, { registerNumber }) => registerNumber,
};

const Organisation = ({ view, difference }: DifferenceProps) => {
  const { before, after, fields } = difference;
  return fields.length === 0 ? null : (
    <>
      <h3 class="govuk-heading-s">{view.t('difference.organisation')}</h3>
      <SummaryList
        rows={fields.map((field) => ({
          key: label(view.t, `difference.field.${field}`),
          value: (
            <ValueChange
              view={view}
              before={FACTS[field](view, before.organisation)}
              after={FACTS[field](view, after.organisation)}
            />
          ),
        }))}
      />
    </>
  );
};

const datesOf = ({ t, language }: View, action: Action): string =>
  [
    label(t, `states.action.${action.status}`),
    ...(action.start === undefined
      ? []
      : [t('difference.start', { day: formatDay(language, action.start) })]),
    ...(action.target === undefined
      ? []
      : [t('difference.target', { day: formatDay(language, action.target) })]),
    ...(action.reason === undefined ? [] : [`${t('states.actionReason')} ${action.reason}`]),
  ].join(' · ');

const DatesChange = ({ view, action: { before, after } }: ActionProps) => {
  const [old, fresh] = [before && datesOf(view, before), after && datesOf(view, after)];
  return old === fresh ? <span>{old}</span> : <ValueChange view={view} before={old} after={fresh} />;
};

interface ActionProps {
  readonly view: View;
  readonly action: ActionChange;
}

const ActionItem = ({ view, action }: ActionProps) => (
  <li class="site-action">
    <p class="govuk-body">
      <WordsChanged
        view={view}
        before={action.before?.text}
        after={action.after?.text}
        lang={(action.after ?? action.before)?.language}
      />
    </p>
    <p class="site-tags govuk-body-s">
      <ChangeTag view={view} change={action.change} />
      <DatesChange view={view} action={action} />
    </p>
  </li>
);

/** What the earlier text said of its commitments, as a view. */
const earlierView = ({ view, earlier }: DifferenceProps): View =>
  earlier === undefined ? view : { ...view, commitments: earlier };

const languageOf = ({ commitments, language }: View): string =>
  typeof commitments === 'object' ? commitments.language : language;

/** Commitments of both texts that were not signed in the same words. */
const rewordedIn = (props: DifferenceProps): readonly string[] =>
  props.difference.commitments
    .filter(({ change }) => change === 'same' || change === 'changed')
    .map(({ id }) => id)
    .filter((id) => commitmentText(props.view, id) !== commitmentText(earlierView(props), id));

const Reworded = (props: DifferenceProps & { readonly ids: readonly string[] }) => {
  const { view, ids } = props;
  const before = earlierView(props);
  const Change = languageOf(before) === languageOf(view) ? WordsChanged : ValueChange;
  return ids.length === 0 ? null : (
    <>
      <h3 class="govuk-heading-s">{view.t('difference.reworded')}</h3>
      <p class="govuk-body">{view.t('difference.rewordedText')}</p>
      <SummaryList
        rows={ids.map((id) => ({
          key: id,
          value: <Change view={view} before={commitmentText(before, id)} after={commitmentText(view, id)} />,
        }))}
      />
    </>
  );
};

const Commitment = ({ view, change }: { readonly view: View; readonly change: CommitmentChange }) => {
  const { id, reason } = change;
  return (
    <section class="site-commitment">
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        {id}: <CommitmentWords view={view} id={id} />
      </h3>
      <p class="site-tags">
        <ChangeTag view={view} change={change.change} />
      </p>
      {change.change === 'dropped' ? (
        <>
          <p class="govuk-body govuk-!-margin-bottom-1">{view.t('difference.reason')}</p>
          <p class="govuk-body typed" dir="auto">
            {reason === undefined || reason === '' ? view.t('difference.noReason') : reason}
          </p>
        </>
      ) : null}
      <ul class="site-actions">
        {change.actions.map((action) => (
          <ActionItem key={action.id} view={view} action={action} />
        ))}
      </ul>
    </section>
  );
};

interface DifferenceProps {
  readonly view: View;
  readonly difference: TextDifference;
  /** How the earlier text words its commitments; absent where it is as the page does. */
  readonly earlier?: Wording | undefined;
}

/** The difference between two texts of one organisation, commitment by commitment; what is the same is only named. */
export const Difference = (props: DifferenceProps) => {
  const { view, difference } = props;
  const { t } = view;
  const reworded = rewordedIn(props);
  const changed = difference.commitments.filter(({ change }) => change !== 'same');
  const same = difference.commitments.filter(({ id, change }) => change === 'same' && !reworded.includes(id));
  const nothing = changed.length === 0 && difference.fields.length === 0 && reworded.length === 0;
  return (
    <>
      {nothing ? <p class="govuk-body">{t('difference.nothingChanged')}</p> : null}
      <Organisation view={view} difference={difference} />
      <Reworded {...props} ids={reworded} />
      {changed.map((change) => (
        <Commitment
          key={change.id}
          view={change.change === 'dropped' ? earlierView(props) : view}
          change={change}
        />
      ))}
      {same.length === 0 || changed.length === 0 ? null : (
        <p class="govuk-body">{t('difference.same', { ids: same.map(({ id }) => id).join(', ') })}</p>
      )}
    </>
  );
};
