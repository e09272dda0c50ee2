import { ROLES } from '../../catalogue/roles.ts';
import { countryOptions } from '../../organisations/countries.ts';
import {
  readOrganisation,
  type TypedOrganisation,
  typedFromProfile,
  typedOrganisation,
} from '../../organisations/organisation-form.ts';
import { SECTORS, SIZE_BANDS } from '../../organisations/profile.ts';
import { Checkboxes, Radios, Select, TextField } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import { html } from '../../platform/http/answer.ts';
import { label } from '../../platform/i18n/translate.ts';
import { done } from '../../platform/result.ts';
import { organisationConflict } from './conflicts.ts';
import { MeanwhileNote, ParaphraseNote, SectionForm } from './form-parts.tsx';
import { draftName } from './names.ts';
import { editDoor, type OpenPledge } from './open-pledge.ts';
import { type FormState, nextOf, saveAnswers } from './save-answers.ts';
import { organisationRows } from './summary.tsx';

const Fields = ({ pledge, typed }: { readonly pledge: OpenPledge; readonly typed: TypedOrganisation }) => {
  const { t, language } = pledge.view;
  const options = (words: readonly string[], area: string) =>
    words.map((value) => ({ value, label: label(t, `states.${area}.${value}`) }));
  const choose = { value: '', label: t('form.choose') };
  return (
    <>
      <TextField
        name="legalName"
        label={t('form.legalName')}
        hint={t('form.legalNameHint')}
        value={typed.legalName}
        autocomplete="organization"
      />
      <Select
        name="country"
        label={t('form.country')}
        hint={t('form.countryHint')}
        value={typed.country}
        options={[choose, ...countryOptions(language)]}
      />
      <TextField
        name="registerNumber"
        label={`${t('form.registerNumber')} ${t('common.optional')}`}
        hint={t('form.registerNumberHint')}
        value={typed.registerNumber}
        width="20"
        spellcheck={false}
      />
      <TextField
        name="lei"
        label={`${t('form.lei')} ${t('common.optional')}`}
        hint={t('form.leiHint')}
        value={typed.lei}
        width="20"
        spellcheck={false}
      />
      <TextField
        name="website"
        label={`${t('form.website')} ${t('common.optional')}`}
        hint={t('form.websiteHint')}
        value={typed.website}
        inputmode="url"
        autocomplete="url"
        spellcheck={false}
      />
      <Radios
        name="sizeBand"
        label={t('form.sizeBand')}
        hint={t('form.sizeBandHint')}
        value={typed.sizeBand}
        options={options(SIZE_BANDS, 'size')}
      />
      <Select
        name="sector"
        label={t('form.sector')}
        value={typed.sector}
        options={[choose, ...options(SECTORS, 'sector')]}
      />
      <Checkboxes
        name="roles"
        label={t('form.roles')}
        hint={t('form.rolesHint')}
        values={typed.roles}
        options={ROLES.map((value) => ({
          value,
          label: label(t, `states.role.${value}`),
          hint: label(t, `form.roleHint.${value}`),
        }))}
      />
    </>
  );
};

const organisationPage = (pledge: OpenPledge, typed: TypedOrganisation, state: FormState): string => {
  const { view, paths } = pledge;
  const title = view.t('form.organisationTitle');
  return renderPage(
    <Page view={view} title={title} errors={state.errors} back={paths.root}>
      <MeanwhileNote
        view={view}
        state={state}
        rows={({ organisation }) =>
          organisation === undefined ? [] : organisationRows(view, organisation.values)
        }
      />
      <Heading caption={draftName(pledge)}>{title}</Heading>
      <ParaphraseNote view={view} />
      <p class="govuk-body">{view.t('form.organisationIntro')}</p>
      {state.seenRev === 0 && pledge.draft.suggested !== undefined ? (
        <Inset>{view.t('form.organisationSuggested')}</Inset>
      ) : null}
      <SectionForm pledge={pledge} state={state}>
        <Fields pledge={pledge} typed={typed} />
      </SectionForm>
    </Page>,
  );
};

export const showOrganisation = editDoor(async (pledge) => {
  const saved = pledge.draft.organisation;
  const state = { errors: {}, seenRev: saved?.rev ?? 0 };
  const known = saved?.values ?? pledge.draft.suggested;
  return html(organisationPage(pledge, typedFromProfile(known), state));
});

export const saveOrganisation = editDoor(async (pledge, ports) => {
  const typed = typedOrganisation(pledge.ask.form);
  const read = readOrganisation(typed, pledge.view.t);
  return saveAnswers(pledge, ports, {
    read: read.ok ? done({ name: 'organisation', values: read.value }) : read,
    render: (state) => organisationPage(pledge, typed, state),
    next: nextOf(pledge),
    conflict: ({ organisation: theirs }) =>
      read.ok && theirs !== undefined
        ? organisationConflict({ view: pledge.view, form: pledge.ask.form, mine: read.value }, theirs.values)
        : undefined,
  });
});
