import { commitmentText } from '../../catalogue/wording.tsx';
import { type TypedOrganisation, typedFromProfile } from '../../organisations/organisation-form.ts';
import type { OrganisationProfile } from '../../organisations/profile.ts';
import type { Conflict, ConflictRow } from '../../platform/html/conflict.tsx';
import type { View } from '../../platform/html/view.ts';
import { answersOf, type Fields } from '../../platform/http/conflict-form.ts';
import { LANGUAGES } from '../../platform/i18n/languages.ts';
import { countryName, label, languageName } from '../../platform/i18n/translate.ts';
import type { Action, Contact } from '../draft.ts';
import { type TypedAction, typedFromAction } from './action-form.ts';
import { groupField, type TypedCommitments, typedFromChosen } from './commitments-form.ts';
import type { TypedContact } from './contact-form.ts';
import { dateFields, dayWords, partsOf } from './date-conflict.ts';

interface Typing<T> {
  readonly view: View;
  readonly form: URLSearchParams;
  readonly mine: T;
}

const one = (name: string, value: string): Fields => [[name, value]];
const many = (name: string, values: readonly string[]): Fields => values.map((value) => [name, value]);
const chosen = (area: string, { t }: View, value: string): string =>
  value === '' ? '' : label(t, `states.${area}.${value}`);

const organisationWords = (
  view: View,
  typed: TypedOrganisation,
): Readonly<Record<keyof TypedOrganisation, string>> => ({
  ...typed,
  country: typed.country === '' ? '' : countryName(view.language, typed.country),
  sizeBand: chosen('size', view, typed.sizeBand),
  sector: chosen('sector', view, typed.sector),
  roles: typed.roles.map((role) => chosen('role', view, role)).join(', '),
});

const ORGANISATION = [
  'legalName',
  'country',
  'registerNumber',
  'lei',
  'website',
  'sizeBand',
  'sector',
  'roles',
] as const satisfies readonly (keyof TypedOrganisation)[];

export const organisationConflict = (
  { view, form, mine }: Typing<OrganisationProfile>,
  saved: OrganisationProfile,
): Conflict => {
  const typed = typedFromProfile(saved);
  const [own, other] = [organisationWords(view, typedFromProfile(mine)), organisationWords(view, typed)];
  const { roles, ...lines } = typed;
  return {
    rows: ORGANISATION.map((field) => ({
      field,
      label: view.t(`form.${field}`),
      mine: own[field],
      theirs: other[field],
    })),
    mine: answersOf(form),
    theirs: [...Object.entries(lines), ...many('roles', roles)],
  };
};

const languageIn = ({ language }: View, value: string): string => {
  const known = LANGUAGES.find((one) => one === value);
  return known === undefined ? value : languageName(language, known);
};

export const contactConflict = ({ view, form, mine }: Typing<TypedContact>, saved: Contact): Conflict => {
  const { t } = view;
  const { name, position, email, language } = saved;
  const plain = (field: 'name' | 'position' | 'email'): ConflictRow => ({
    field,
    label: t(`contact.${field}`),
    mine: mine[field],
    theirs: saved[field],
  });
  const mails = {
    field: 'language',
    label: t('contact.mailLanguage'),
    mine: languageIn(view, mine.language),
    theirs: languageIn(view, language),
  };
  return {
    // The address differs only where the office types it from a letter.
    rows: [...(mine.email === email ? [] : [plain('email')]), plain('name'), plain('position'), mails],
    mine: answersOf(form),
    theirs: [
      ...one('name', name),
      ...one('position', position),
      ...one('email', email),
      ...one('language', language),
    ],
  };
};

const commitmentWords = (view: View, { provider, deployer }: TypedCommitments): string =>
  [...provider, ...deployer].map((id) => `${id}: ${commitmentText(view, id)}`).join('\n');

export const commitmentsConflict = (
  { view, form, mine, version }: Typing<TypedCommitments> & { readonly version: string },
  saved: readonly string[],
): Conflict => {
  const typed = typedFromChosen(version, saved);
  const inputs = [groupField('provider'), groupField('deployer')];
  const theirs = commitmentWords(view, typed);
  return {
    rows: [
      {
        field: 'commitments',
        label: view.t('form.moreCommitments'),
        inputs,
        mine: commitmentWords(view, mine),
        theirs,
      },
    ],
    mine: answersOf(form),
    theirs: [
      ...many(groupField('provider'), typed.provider),
      ...many(groupField('deployer'), typed.deployer),
    ],
  };
};

export const actionConflict = ({ view, form, mine }: Typing<TypedAction>, saved: Action): Conflict => {
  const { t } = view;
  const typed = typedFromAction(saved);
  const dateRow = (field: 'start' | 'target'): ConflictRow => ({
    field,
    label: t(field === 'start' ? 'form.actionStart' : 'form.actionTarget'),
    inputs: partsOf(field),
    mine: dayWords(view, mine[field]),
    theirs: dayWords(view, typed[field]),
  });
  return {
    rows: [
      { field: 'text', label: t('form.actionText'), mine: mine.text, theirs: typed.text },
      {
        field: 'status',
        label: t('form.actionStatus'),
        mine: chosen('action', view, mine.status),
        theirs: chosen('action', view, typed.status),
      },
      dateRow('start'),
      dateRow('target'),
      { field: 'reason', label: t('form.actionReason'), mine: mine.reason, theirs: typed.reason },
    ],
    mine: answersOf(form),
    theirs: [
      ...one('action', saved.id),
      ...one('text', typed.text),
      ...one('status', typed.status),
      ...dateFields('start', typed.start),
      ...dateFields('target', typed.target),
      ...one('reason', typed.reason),
    ],
  };
};
