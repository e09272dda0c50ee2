import { personEntity } from '../../access/model.ts';
import { Radios, TextField } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { SummaryList } from '../../platform/html/parts.tsx';
import { html } from '../../platform/http/answer.ts';
import { LANGUAGES } from '../../platform/i18n/languages.ts';
import { languageName } from '../../platform/i18n/translate.ts';
import type { SitePorts } from '../../platform/ports.ts';
import { done } from '../../platform/result.ts';
import { load } from '../../platform/store/entity.ts';
import { readContact, type TypedContact, typedContact } from './contact-form.ts';
import { draftName, Heading, MeanwhileNote, ParaphraseNote, SectionForm, Typed } from './form-parts.tsx';
import { editDoor, type OpenPledge } from './open-pledge.ts';
import { type FormState, nextOf, saveAnswers } from './save-answers.ts';
import { contactRows } from './summary.tsx';

/** The contact's confirmed address, whoever fills the page in: a colleague's own has no place here. */
const contactEmail = async ({ head, person }: OpenPledge, ports: SitePorts): Promise<string> =>
  head.contact === person.personId
    ? person.email
    : ((await load(ports.pact, personEntity, head.contact))?.email ?? '');

interface Shown {
  readonly typed: TypedContact;
  readonly email: string;
}

const contactPage = (pledge: OpenPledge, { typed, email }: Shown, state: FormState): string => {
  const { view, paths, head, person } = pledge;
  const { t, language } = view;
  const title = t('form.contactTitle');
  return renderPage(
    <Page view={view} title={title} errors={state.errors} back={paths.root}>
      <MeanwhileNote
        view={view}
        state={state}
        rows={({ contact }) => (contact === undefined ? [] : contactRows(view, contact.values))}
      />
      <Heading caption={draftName(pledge)}>{title}</Heading>
      <ParaphraseNote view={view} />
      <p class="govuk-body">{t('form.contactIntro')}</p>
      <SummaryList rows={[{ key: t('form.email'), value: <Typed>{email}</Typed> }]} />
      <p class="govuk-hint">
        {t(head.contact === person.personId ? 'form.emailFixed' : 'people.emailOfContact')}
      </p>
      <SectionForm pledge={pledge} state={state}>
        <TextField name="name" label={t('form.name')} value={typed.name} autocomplete="name" />
        <TextField
          name="position"
          label={t('form.position')}
          hint={t('form.positionHint')}
          value={typed.position}
          autocomplete="organization-title"
        />
        <Radios
          name="language"
          label={t('form.mailLanguage')}
          value={typed.language}
          options={LANGUAGES.map((value) => ({ value, label: languageName(language, value) }))}
        />
      </SectionForm>
    </Page>,
  );
};

export const showContact = editDoor(async (pledge, ports) => {
  const saved = pledge.draft.contact;
  const blank = { name: '', position: '', language: pledge.ask.language };
  const email = await contactEmail(pledge, ports);
  return html(
    contactPage(pledge, { typed: saved?.values ?? blank, email }, { errors: {}, seenRev: saved?.rev ?? 0 }),
  );
});

export const saveContact = editDoor(async (pledge, ports) => {
  const { ask } = pledge;
  const email = await contactEmail(pledge, ports);
  const typed = typedContact(ask.form);
  const read = readContact(typed, { t: ask.t, email });
  return saveAnswers(pledge, ports, {
    read: read.ok ? done({ name: 'contact', values: read.value }) : read,
    render: (state) => contactPage(pledge, { typed, email }, state),
    next: nextOf(pledge),
  });
});
