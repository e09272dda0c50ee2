import type { Draft } from './draft.ts';
import type { PledgeHead } from './head.ts';

/** The organisation's name: as last sent for signature or published, before that as typed so far; empty where unknown. */
export const knownName = (
  head: Pick<PledgeHead, 'name'> | undefined,
  draft: Pick<Draft, 'organisation'> | undefined,
): string => head?.name || draft?.organisation?.values.legalName || '';
