/** Why a change of an organisation's people is not possible; each has its sentence in `messages/<language>/fault.json`. */
export const PEOPLE_FAULTS = [
  'already-member',
  'too-many',
  'not-a-member',
  'no-role',
  'is-contact',
  'not-contact',
  'must-sign',
  'used',
  'expired',
  'withdrawn',
  'not-offered',
  'not-an-organisation',
  'itself',
  'circle',
  'no-parent',
] as const;
export type PeopleFault = (typeof PEOPLE_FAULTS)[number];
