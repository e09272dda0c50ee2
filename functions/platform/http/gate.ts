import { found } from './answer.ts';
import type { Answer, Ask, MemberRole, StaffGroup } from './ask.ts';
import type { Fault } from './fault.ts';
import type { Identity } from './identity.ts';
import type { Access } from './router.ts';

/** Through, with the visitor's roles in the organisation of the address; or what to answer instead. */
export type Passage =
  | { readonly pass: true; readonly roles: readonly MemberRole[] }
  | { readonly pass: false; readonly fault: Fault }
  | { readonly pass: false; readonly answer: Answer };

const through = (roles: readonly MemberRole[] = []): Passage => ({ pass: true, roles });
const stopped = (fault: Fault): Passage => ({ pass: false, fault });

/** Somebody who is not signed in is sent to sign in and back; what a POST carries is kept on a page instead. */
const signInFirst = (ask: Ask, signIn: string): Passage => {
  if (ask.method === 'POST') return stopped({ fault: 'signed-out', signIn });
  const here = ask.query.size === 0 ? ask.path : `${ask.path}?${ask.query}`;
  return { pass: false, answer: found(`${signIn}?${new URLSearchParams({ next: here })}`) };
};

const forMember = async (ask: Ask, wanted: readonly MemberRole[], identity: Identity): Promise<Passage> => {
  if (ask.visitor.kind !== 'person') return signInFirst(ask, `/${ask.language}/sign-in`);
  const { organisation = '' } = ask.params;
  const roles = await identity.rolesIn(organisation, ask.visitor.personId);
  // Somebody else's organisation and one that does not exist look the same.
  if (roles.length === 0) return stopped({ fault: 'not-found' });
  return roles.some((role) => wanted.includes(role))
    ? through(roles)
    : stopped({ fault: 'forbidden', wanted });
};

const forStaff = (ask: Ask, wanted: readonly StaffGroup[]): Passage => {
  if (ask.visitor.kind !== 'staff') return signInFirst(ask, '/office/sign-in');
  return ask.visitor.groups.some((group) => wanted.includes(group))
    ? through()
    : stopped({ fault: 'forbidden' });
};

/** Whether this visitor may come through a door of this access. */
export const passage = async (ask: Ask, access: Access, identity: Identity): Promise<Passage> => {
  switch (access.who) {
    case 'anybody':
      return through();
    case 'person':
      return ask.visitor.kind === 'person' ? through() : signInFirst(ask, `/${ask.language}/sign-in`);
    case 'member':
      return forMember(ask, access.roles, identity);
    case 'staff':
      return forStaff(ask, access.groups);
  }
};
