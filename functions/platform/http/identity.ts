import type { MemberRole, Visitor } from './ask.ts';

/** What the pipeline asks about the one who asks. */
export interface Identity {
  /** Who the request's session belongs to. @param cookies by their names on the wire */
  visitorOf(cookies: ReadonlyMap<string, string>): Promise<Visitor>;
  /** The roles of a person in an organisation; none for an organisation that does not exist. */
  rolesIn(organisationId: string, personId: string): Promise<readonly MemberRole[]>;
}

/** For sites without sessions, such as open data. */
export const nobodyElse: Identity = {
  visitorOf: async () => ({ kind: 'nobody' }),
  rolesIn: async () => [],
};
