import type { Ask } from '../../platform/http/ask.ts';

/** What the page of a pledge says after its hold was changed. */
export const holdDone = ({ query, t }: Ask): string | undefined => {
  switch (query.get('done')) {
    case 'hold':
      return t('office.holdDone');
    case 'lift-hold':
      return t('office.holdLifted');
    default:
      return undefined;
  }
};
