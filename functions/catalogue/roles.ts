/** What an organisation may be to an AI system; a set, since most are several. */
export const ROLES = ['provider', 'deployer', 'other'] as const;
export type Role = (typeof ROLES)[number];
