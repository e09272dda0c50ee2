import { normaliseEmail } from '../access/address.ts';
import { commitmentById, coreOf } from '../catalogue/catalogue.ts';
import { addMonths, type Day } from '../platform/time.ts';
import { checkAction } from '../pledges/action-rules.ts';
import type { Action } from '../pledges/draft.ts';
import type { Signature } from '../pledges/head.ts';
import type { PledgeText } from '../pledges/version.ts';
import { FREE_MAIL } from './free-mail.ts';
import { leiHolds } from './lei.ts';

/** What a check is given: the text at hand and what is known around it. */
export interface CheckFacts {
  readonly text: PledgeText;
  readonly signatures: readonly Signature[];
  /** The contact's address, while there is one. */
  readonly contactEmail: string | undefined;
  /** Addresses of the signatories. */
  readonly signerEmails: readonly string[];
  /** The day in Brussels on which the text was sent for signature. */
  readonly sentOn: Day;
  /** How many other entries of the register have the same name, case and marks aside. */
  readonly sameName: number;
  readonly historyWhole: boolean;
}

/** `fine`: holds. `look`: a person should look at it. `unknown`: the organisation gave nothing to check. */
export type Verdict = 'fine' | 'look' | 'unknown';

/** Dates beyond this are taken for slips. */
const HORIZON_MONTHS = 120;
/** Shorter actions say too little to be an action. */
const SHORT_ACTION = 20;

const domainOf = (email: string): string => normaliseEmail(email).replace(/^.*@/, '');

/** Whether two host names belong together: one is the other, or lies beneath it. */
const related = (a: string, b: string): boolean => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);

const siteDomain = ({ website }: PledgeText['organisation']): string | undefined =>
  website === undefined ? undefined : URL.parse(website)?.hostname.replace(/^www\./, '');

const actionsOf = (text: PledgeText): readonly Action[] => text.commitments.flatMap(({ actions }) => actions);

/** By the same rules as the form, which may have been looser when the text was written; and nearer than it asks. */
const plausible = (action: Action, sentOn: Day): boolean => {
  const { start, target } = checkAction(action, sentOn);
  const near = action.target === undefined || action.target <= addMonths(sentOn, HORIZON_MONTHS);
  return start === undefined && target === undefined && near;
};

const verdict = (fine: boolean): Verdict => (fine ? 'fine' : 'look');

const sameSite = (emails: readonly string[], text: PledgeText): Verdict => {
  const site = siteDomain(text.organisation);
  if (site === undefined || emails.length === 0) return 'unknown';
  return verdict(emails.every((email) => related(domainOf(email), site)));
};

type Check = (facts: CheckFacts) => Verdict;

/**
 * Completeness and authenticity, never substance (the OECD's rule for such lists). The checks inform the person who
 * decides; none of them decides.
 */
const CHECKS = {
  core: ({ text }) =>
    verdict(coreOf(text.catalogue).every((id) => text.commitments.some((c) => c.id === id))),
  actions: ({ text }) => verdict(text.commitments.every(({ actions }) => actions.length > 0)),
  substance: ({ text }) => verdict(actionsOf(text).every((action) => action.text.length >= SHORT_ACTION)),
  dates: ({ text, sentOn }) => verdict(actionsOf(text).every((action) => plausible(action, sentOn))),
  roles: ({ text }) =>
    verdict(
      text.commitments.every(({ id }) => {
        const roles = commitmentById(id)?.roles ?? [];
        return roles.length === 0 || roles.some((role) => text.organisation.roles.includes(role));
      }),
    ),
  signatures: ({ signatures }) =>
    verdict(signatures.length > 0 && signatures.every(({ status }) => status === 'approved')),
  contactDomain: ({ text, contactEmail }) => sameSite(contactEmail === undefined ? [] : [contactEmail], text),
  signerDomain: ({ text, signerEmails }) => sameSite(signerEmails, text),
  freeMail: ({ contactEmail, signerEmails }) => {
    const emails = contactEmail === undefined ? signerEmails : [contactEmail, ...signerEmails];
    return emails.length === 0 ? 'unknown' : verdict(!emails.some((email) => FREE_MAIL.has(domainOf(email))));
  },
  identifier: ({ text: { organisation } }) => {
    if (organisation.lei !== undefined) return verdict(leiHolds(organisation.lei));
    return organisation.registerNumber === undefined
      ? 'unknown'
      : verdict(/\d/.test(organisation.registerNumber));
  },
  sameName: ({ sameName }) => verdict(sameName === 0),
  history: ({ historyWhole }) => verdict(historyWhole),
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof CHECKS;

/** Every check and its verdict, in the order of the table. */
export const runChecks = (
  facts: CheckFacts,
): readonly { readonly check: CheckName; readonly verdict: Verdict }[] =>
  (Object.keys(CHECKS) as CheckName[]).map((check) => ({ check, verdict: CHECKS[check](facts) }));
