import { type Member, memberEntity, type Person, personEntity } from '../access/model.ts';
import { calledAs } from '../organisations/people/called-as.ts';
import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import type { Draft } from '../pledges/draft.ts';
import type { PledgeHead } from '../pledges/head.ts';
import type { Mail, MailKind } from './model.ts';

/** Who has us write to somebody: staff, or a person by confirmed address and, where one is known, by name. */
export type Asker = 'office' | { readonly email: string; readonly name?: string | undefined };

type Who = (head: PledgeHead, mail: Mail) => string | undefined;

const invited: Who = ({ people }, { recipient }) =>
  recipient.to === 'person' ? people?.[recipient.personId]?.by : undefined;

const sentForSignature: Who = ({ history }, { version }) =>
  history.findLast((link) => link.what === 'sent-for-signature' && link.version === version)?.who;

const deleted: Who = ({ history }) => history.findLast(({ what }) => what === 'deleted')?.who;

const recalled: Who = ({ history }, { version }) =>
  history.findLast((link) => link.what === 'recalled' && link.version === version)?.who;

const declared: Who = ({ reports }, { cycle }) => reports[cycle ?? '']?.confirming?.by;

/** By kind of mail, who asked for it, by person id; kinds that nobody asks for are not here. */
const ASKERS: Readonly<Partial<Record<MailKind, Who>>> = {
  'draft-deleted': deleted,
  'taken-back': recalled,
  invitation: invited,
  'signature-request': sentForSignature,
  'signature-waiting': sentForSignature,
  'contact-offered': ({ handOver }) => handOver?.by,
  'report-signature-request': declared,
  'report-signature-waiting': declared,
  'parent-asked': ({ contact }) => contact,
};

/** Undefined for kinds that nobody asks for, and where the person has been erased. */
export const readAsker = async (
  { pact }: Pick<Ports, 'pact'>,
  mail: Mail,
  { head, draft }: { readonly head: PledgeHead | undefined; readonly draft: Draft | undefined },
): Promise<Asker | undefined> => {
  const personId = head === undefined ? undefined : ASKERS[mail.kind]?.(head, mail);
  if (head === undefined || personId === undefined) return undefined;
  if (personId.startsWith('staff:')) return 'office';
  const [member, person]: [Member | undefined, Person | undefined] = await Promise.all([
    load(pact, memberEntity, head.organisationId, personId),
    load(pact, personEntity, personId),
  ]);
  return person === undefined
    ? undefined
    : { email: person.email, name: calledAs({ member, person, draft }).name };
};
