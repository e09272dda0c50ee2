import { normaliseEmail } from '../../access/address.ts';
import type { Member, Person } from '../../access/model.ts';
import type { Draft } from '../../pledges/draft.ts';

type ContactSection = NonNullable<Draft['contact']>;

/** The contact's page of the form, if it is about this person, and not about who was the contact before. */
const contactSectionOf = (
  person: Pick<Person, 'email'> | undefined,
  draft: Pick<Draft, 'contact'> | undefined,
): ContactSection | undefined => {
  const section = draft?.contact;
  if (section === undefined || person === undefined) return undefined;
  return normaliseEmail(section.values.email) === normaliseEmail(person.email) ? section : undefined;
};

/** In which language we write to somebody: as chosen last, on the own page or, by the contact, on the form's. */
export const writtenTo = (
  person: Pick<Person, 'email' | 'language' | 'languageAt'>,
  draft: Pick<Draft, 'contact'> | undefined,
): Person['language'] => {
  const section = contactSectionOf(person, draft);
  return section !== undefined && section.at > (person.languageAt ?? '')
    ? section.values.language
    : person.language;
};

/** What is known of somebody who works for an organisation. */
export interface Known {
  readonly member: Pick<Member, 'name' | 'position' | 'namedAt'> | undefined;
  readonly person: Pick<Person, 'email'> | undefined;
  readonly draft: Pick<Draft, 'contact'> | undefined;
}

export interface Called {
  readonly name?: string | undefined;
  readonly position?: string | undefined;
}

/** The name and position under which somebody works for an organisation: as given last, by signing, on the own page or on the form's. */
export const calledAs = ({ member, person, draft }: Known): Called => {
  const section = contactSectionOf(person, draft);
  const onForm =
    section !== undefined && (member?.name === undefined || section.at > (member.namedAt ?? '9'));
  const { name, position } = onForm ? section.values : (member ?? {});
  return { name, position };
};
