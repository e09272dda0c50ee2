import { approvedText } from '../../catalogue/official/read-text.ts';
import type { Language } from '../../platform/i18n/languages.ts';
import type { SitePorts } from '../../platform/ports.ts';
import type { Day } from '../../platform/time.ts';
import { closingDate } from '../closing-date.ts';
import type { OpenPledge } from './open-pledge.ts';

/** Whether pledges can be signed today, and why not. */
export type SigningOpen =
  | { readonly open: true; readonly until: Day }
  | { readonly open: false; readonly why: 'closed'; readonly since: Day }
  | { readonly open: false; readonly why: 'text-not-official' };

/** Whether anything may still be begun that is to be signed: a text that staff have yet to approve can be waited for. */
export const mayBegin = (signing: SigningOpen): boolean => signing.open || signing.why !== 'closed';

interface SigningQuestion {
  readonly today: Day;
  /** Of the catalogue. */
  readonly version: string;
  /** In which it would be signed. */
  readonly language: Language;
}

export const signingOpen = async (
  ports: SitePorts,
  { today, version, language }: SigningQuestion,
): Promise<SigningOpen> => {
  const until = await closingDate(ports);
  if (today > until) return { open: false, why: 'closed', since: until };
  return ports.signingText === 'official' && (await approvedText(ports, { version, language })) === undefined
    ? { open: false, why: 'text-not-official' }
    : { open: true, until };
};

/** The same for a draft, in the language of the page. */
export const mayBeSigned = (
  ports: SitePorts,
  { today, draft, view }: Pick<OpenPledge, 'today' | 'draft' | 'view'>,
): Promise<SigningOpen> => signingOpen(ports, { today, version: draft.catalogue, language: view.language });
