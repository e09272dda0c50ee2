import { CommitmentWords } from '../../catalogue/wording.tsx';
import type { OrganisationProfile } from '../../organisations/profile.ts';
import { Typed } from '../../platform/html/heading.tsx';
import { SummaryList, type SummaryRow, safeHref, Tag } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import type { View } from '../../platform/html/view.ts';
import { countryName, formatDay, label, languageName } from '../../platform/i18n/translate.ts';
import type { Action, Contact } from '../draft.ts';

const website = (address: string) => {
  const href = safeHref(address);
  return href === undefined ? (
    <Typed>{address}</Typed>
  ) : (
    <a class="govuk-link" href={href} rel="nofollow noopener">
      {address}
    </a>
  );
};

/** A row where something was answered. */
const row = (key: string, value: SummaryRow['value'] | undefined): SummaryRow[] =>
  value === undefined ? [] : [{ key, value }];

const typed = (text: string | undefined) => (text === undefined ? undefined : <Typed>{text}</Typed>);

export const organisationRows = (view: View, profile: OrganisationProfile): readonly SummaryRow[] => {
  const { t, language } = view;
  return [
    ...row(t('form.legalName'), typed(profile.legalName)),
    ...row(t('form.country'), countryName(language, profile.country)),
    ...row(t('form.registerNumber'), typed(profile.registerNumber)),
    ...row(t('form.lei'), profile.lei),
    ...row(t('form.website'), profile.website === undefined ? undefined : website(profile.website)),
    ...row(t('form.sizeBand'), label(t, `states.size.${profile.sizeBand}`)),
    ...row(t('form.sector'), label(t, `states.sector.${profile.sector}`)),
    ...row(t('form.roles'), profile.roles.map((role) => label(t, `states.role.${role}`)).join(', ')),
  ];
};

export const contactRows = (view: View, contact: Contact): readonly SummaryRow[] => {
  const { t, language } = view;
  return [
    ...row(t('contact.name'), typed(contact.name)),
    ...row(t('contact.position'), typed(contact.position)),
    ...row(t('contact.email'), typed(contact.email)),
    ...row(t('contact.mailLanguage'), languageName(language, contact.language)),
  ];
};

export const commitmentRows = (view: View, ids: readonly string[]): readonly SummaryRow[] =>
  ids.map((id) => ({ key: id, value: <CommitmentWords view={view} id={id} /> }));

/** The dates of an action in a few words; undefined where it has none. */
const datesOf = ({ t, language }: View, { start, target }: Action): string | undefined => {
  const parts = [
    ...(start === undefined ? [] : [t('form.startsOn', { day: formatDay(language, start) })]),
    ...(target === undefined ? [] : [t('form.targetsOn', { day: formatDay(language, target) })]),
  ];
  return parts.length === 0 ? undefined : parts.join(' · ');
};

export const ActionText = ({ view, action }: { readonly view: View; readonly action: Action }) => {
  const dates = datesOf(view, action);
  return (
    <>
      <p class="govuk-body govuk-!-margin-bottom-1">
        <Typed lang={action.language}>{action.text}</Typed>
      </p>
      <p class="govuk-body-s govuk-!-margin-bottom-2">
        <Tag colour={statusColour(action.status)}>{label(view.t, `states.action.${action.status}`)}</Tag>
        {dates === undefined ? null : ` ${dates}`}
      </p>
      {action.reason === undefined ? null : (
        <p class="govuk-body-s govuk-!-margin-bottom-2">
          {view.t('states.actionReason')} <Typed lang={action.language}>{action.reason}</Typed>
        </p>
      )}
    </>
  );
};

export const actionRows = (view: View, actions: readonly Action[]): readonly SummaryRow[] =>
  actions.map((action, at) => ({
    key: view.t('form.actionNumber', { number: at + 1 }),
    value: <ActionText view={view} action={action} />,
  }));

/** A commitment with its actions, as they are signed. */
export const CommitmentSummary = (props: {
  readonly view: View;
  readonly id: string;
  readonly actions: readonly Action[];
  /** Address at which the actions can be changed. */
  readonly change?: string;
}) => {
  const { view, id, actions } = props;
  return (
    <section aria-labelledby={`commitment-${id}`}>
      <h3 class="govuk-heading-s" id={`commitment-${id}`}>
        {id}: <CommitmentWords view={view} id={id} />
      </h3>
      {actions.length === 0 ? (
        <p class="govuk-body">{view.t('form.noActionYet')}</p>
      ) : (
        <SummaryList rows={actionRows(view, actions)} />
      )}
      {props.change === undefined ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href={props.change}>
            {view.t('form.changeActions')} <span class="govuk-visually-hidden">{id}</span>
          </a>
        </p>
      )}
    </section>
  );
};
