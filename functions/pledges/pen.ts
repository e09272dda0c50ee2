import type { PledgeHead } from './head.ts';

/** Who may change the answers of a draft. */
export type Pen = 'office' | 'nobody' | 'organisation';

/**
 * The office while it enters what came by letter, nobody while the organisation is asked to confirm that, and the
 * organisation from then on.
 */
export const penOf = ({ entered }: Pick<PledgeHead, 'entered'>): Pen => {
  if (entered === undefined || entered.confirmedAt !== undefined) return 'organisation';
  return entered.sentAt === undefined ? 'office' : 'nobody';
};

/** @param who a person id or `staff:<subject>` */
export const holdsPen = (head: Pick<PledgeHead, 'entered'>, who: string): boolean =>
  penOf(head) === (who.startsWith('staff:') ? 'office' : 'organisation');
