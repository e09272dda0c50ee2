/** RFC 5321, 4.5.3.1.3: 254 characters go through an SMTP path. */
const LONGEST = 254;

/** Printable ASCII. */
const LOCAL = /^[!-~]+$/;

/** What no address holds: white space, control characters, and what would change a mail header. */
const FOREIGN = /[\s\p{C}<>"(),:;[\]\\]/u;

/**
 * Why a text cannot be an address we can write to: one @, something before it, a domain with a dot after it.
 * International domains are fine; before the @ SES takes ASCII only (it does not speak SMTPUTF8, RFC 6531), and
 * `letters` says that this is all that is wrong. Whether the address exists is found out by the code.
 */
export const emailFault = (text: string): 'not-an-address' | 'letters' | undefined => {
  if (text.length > LONGEST || FOREIGN.test(text)) return 'not-an-address';
  const [local = '', domain = '', ...more] = text.split('@');
  const labels = domain.split('.');
  const whole = local !== '' && more.length === 0 && labels.length > 1 && labels.every((part) => part !== '');
  if (!whole) return 'not-an-address';
  return LOCAL.test(local) ? undefined : 'letters';
};

export const isEmailAddress = (text: string): boolean => emailFault(text) === undefined;
