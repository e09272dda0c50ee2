import { catalogue } from '../../catalogue/catalogue.ts';
import type { SitePorts } from '../../platform/ports.ts';
import type { Day } from '../../platform/time.ts';
import { closingDate } from '../closing-date.ts';

/** Whether pledges can be signed today, and why not. */
export type SigningOpen =
  | { readonly open: true; readonly until: Day }
  | { readonly open: false; readonly why: 'closed'; readonly since: Day }
  | { readonly open: false; readonly why: 'text-not-official' };

export const signingOpen = async (ports: SitePorts, today: Day): Promise<SigningOpen> => {
  const until = await closingDate(ports);
  if (today > until) return { open: false, why: 'closed', since: until };
  return ports.signingText === 'official' && catalogue.textStatus !== 'official'
    ? { open: false, why: 'text-not-official' }
    : { open: true, until };
};
