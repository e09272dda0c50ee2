import type { PledgeHead } from '../../pledges/head.ts';

/** Only who has a public pledge is shown as a parent, or as a subsidiary. */
export const isNamable = ({ current, merged }: PledgeHead): boolean =>
  current?.state === 'published' && merged === undefined;

/** The name by which the public knows an organisation. */
export const publicName = ({ card, name }: PledgeHead): string => card?.name ?? name;
