import type { Faults } from '../faults.ts';
import type { Fate } from './model.ts';

/**
 * Addresses that do not simply get their mail. Those of the simulator behave as on AWS, labels (`bounce+one@`) included:
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
 */
const SPECIAL: readonly { readonly pattern: RegExp; readonly fate: Fate }[] = [
  { pattern: /^bounce(\+[^@]*)?@simulator\.amazonses\.com$/i, fate: 'bounced' },
  { pattern: /^complaint(\+[^@]*)?@simulator\.amazonses\.com$/i, fate: 'complained' },
  { pattern: /^suppressionlist(\+[^@]*)?@simulator\.amazonses\.com$/i, fate: 'suppressed' },
  { pattern: /^ooto(\+[^@]*)?@simulator\.amazonses\.com$/i, fate: 'delivered' },
  { pattern: /@(.+\.)?bounce\.example$/i, fate: 'bounced' },
  { pattern: /@(.+\.)?complaint\.example$/i, fate: 'complained' },
];

/** What becomes of a mail to an address. */
export const fateOf = (address: string, faults: Faults): Fate => {
  if (faults.isOn('bounce')) return 'bounced';
  if (faults.isOn('complain')) return 'complained';
  return SPECIAL.find(({ pattern }) => pattern.test(address))?.fate ?? 'delivered';
};
