/** RFC 5321, 4.5.3.1.3: 254 characters go through an SMTP path. */
const LONGEST = 254;

/** Printable ASCII. */
const LOCAL = /^[!-~]+$/;

/** What no address holds: white space, control characters, and what would change a mail header. */
const FOREIGN = /[\s\p{C}<>"(),:;[\]\\]/u;

/**
 * Whether a text can be an address we can write to: one @, something before it, a domain with a dot after it.
 * International domains are fine; before the @ SES takes ASCII only (it does not speak SMTPUTF8, RFC 6531). Whether the
 * address exists is found out by the code.
 */
export const isEmailAddress = (text: string): boolean => {
  if (text.length > LONGEST || FOREIGN.test(text)) return false;
  const [local = '', domain = '', ...more] = text.split('@');
  const labels = domain.split('.');
  return LOCAL.test(local) && more.length === 0 && labels.length > 1 && labels.every((part) => part !== '');
};
