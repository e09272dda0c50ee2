import type { Instant } from '../platform/time.ts';
import type { Decision } from './decide.ts';

/** Of an organisation that never was public nothing stays but its history, by ids. @param who ended it */
export const nobodyLeft = (who: string, now: Instant): Decision['change'] => ({
  pending: { state: 'abandoned', since: now, signatures: [] },
  name: '',
  contact: who,
  people: {},
  backup: undefined,
  handOver: undefined,
  contactChange: undefined,
  entered: undefined,
  parent: undefined,
});
