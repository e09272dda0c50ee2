/** What a person may be for an organisation; which pages that opens stands in the route tables. */
export const MEMBER_ROLES = ['contact', 'backup', 'editor', 'signatory'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];
