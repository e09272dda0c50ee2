import { personEntity } from '../../access/model.ts';
import { TextField } from '../../platform/html/form.tsx';
import { Heading, Typed } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { SummaryList } from '../../platform/html/parts.tsx';
import { html } from '../../platform/http/answer.ts';
import type { SitePorts } from '../../platform/ports.ts';
import { done } from '../../platform/result.ts';
import { load } from '../../platform/store/entity.ts';
import { contactConflict } from './conflicts.ts';
import { readContact, type TypedContact, typedContact } from './contact-form.ts';
import { MeanwhileNote, ParaphraseNote, SectionForm } from './form-parts.tsx';
import { draftName } from './names.ts';
import { byOffice, editDoor, type OpenPledge } from './open-pledge.ts';
import { PersonFields } from './person-fields.tsx';
import { type FormState, nextOf, saveAnswers } from './save-answers.ts';
import { contactRows } from './summary.tsx';

/** The contact's confirmed address, whoever fills the page in; none where it came by letter. */
const contactEmail = async ({ ask, head, person }: OpenPledge, ports: SitePorts): Promise<string> =>
  byOffice(ask) || head.contact === person.personId
    ? person.email
    : ((await load(ports.pact, personEntity, head.contact))?.email ?? '');

const FixedAddress = ({ pledge, email }: { readonly pledge: OpenPledge; readonly email: string }) => {
  const { view, head, person } = pledge;
  const own = head.contact === person.personId;
  return (
    <>
      <SummaryList rows={[{ key: view.t('contact.email'), value: <Typed>{email}</Typed> }]} />
      <p class="govuk-hint">{view.t(own ? 'form.emailFixed' : 'form.emailOfContact')}</p>
    </>
  );
};

const contactPage = (pledge: OpenPledge, typed: TypedContact, state: FormState): string => {
  const { view, paths, ask } = pledge;
  const { t } = view;
  const letter = byOffice(ask);
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
      {letter ? null : <FixedAddress pledge={pledge} email={typed.email} />}
      <SectionForm pledge={pledge} state={state}>
        {letter ? (
          <TextField
            name="email"
            label={t('contact.email')}
            hint={t('form.emailOfLetter')}
            value={typed.email}
            inputmode="email"
            spellcheck={false}
          />
        ) : null}
        <PersonFields view={view} typed={typed} />
      </SectionForm>
    </Page>,
  );
};

export const showContact = editDoor(async (pledge, ports) => {
  const saved = pledge.draft.contact;
  const email = await contactEmail(pledge, ports);
  const blank = { name: '', position: '', language: pledge.ask.language };
  const typed = byOffice(pledge.ask)
    ? { email, ...blank, ...saved?.values }
    : { ...blank, ...saved?.values, email };
  return html(contactPage(pledge, typed, { errors: {}, seenRev: saved?.rev ?? 0 }));
});

export const saveContact = editDoor(async (pledge, ports) => {
  const { ask } = pledge;
  const typed = typedContact(ask.form, await contactEmail(pledge, ports));
  const read = readContact(typed, ask.t);
  return saveAnswers(pledge, ports, {
    read: read.ok ? done({ name: 'contact', values: read.value }) : read,
    render: (state) => contactPage(pledge, typed, state),
    next: nextOf(pledge),
    conflict: ({ contact: theirs }) =>
      theirs === undefined
        ? undefined
        : contactConflict({ view: pledge.view, form: ask.form, mine: typed }, theirs.values),
  });
});
