import type { Hand } from './hand.ts';
import { signInByCode, type Visit } from './sign-in.ts';

export interface Company {
  readonly email: string;
  readonly legalName: string;
  /** The language of its mails. */
  readonly language: 'en' | 'sv';
  /** Commitments of providers beside the core ones. */
  readonly more: readonly string[];
  /** The last day of what is planned, `YYYY-MM-DD`. */
  readonly target: string;
}

const CORE = ['CORE-1', 'CORE-2', 'CORE-3'];

export const actionText = (commitment: string): string => `Name an owner for ${commitment}, once a year.`;

const unseen = async (): Promise<void> => undefined;

const typeDay = async (hand: Hand, field: string, day: string): Promise<void> => {
  const [year, month, date] = day.split('-').map(Number);
  for (const [part, number] of Object.entries({ day: date, month, year })) {
    await hand.type(`${field}-${part}`, String(number));
  }
};

const PARTS = {
  organisation: async (hand: Hand, { legalName }: Company) => {
    await hand.type('legalName', legalName);
    await hand.select('country', 'SE');
    await hand.type('website', 'https://www.example.eu');
    await hand.choose('sizeBand', 'small-mid-cap');
    await hand.select('sector', 'energy');
    await hand.choose('roles', 'provider');
  },
  contact: async (hand: Hand, { language }: Company) => {
    await hand.type('name', 'Kim Berg');
    await hand.type('position', 'Head of compliance');
    await hand.choose('language', language);
  },
  commitments: async (hand: Hand, { more }: Company) => {
    for (const id of more) await hand.choose('commitments-provider', id);
  },
} as const;

/** From the task list and back: one of the parts about the company. */
export const fillPart = async (
  { hand, look = unseen }: Pick<Visit, 'hand' | 'look'>,
  company: Company,
  part: keyof typeof PARTS,
): Promise<void> => {
  await hand.follow(`main a[href$="/${part}"]`);
  await look(part);
  await PARTS[part](hand, company);
  await hand.press();
};

/** On the page of a new action. */
export const typeAction = async (
  hand: Hand,
  { text, target }: { readonly text: string; readonly target: string },
): Promise<void> => {
  await hand.type('text', text);
  await hand.choose('status', 'planned');
  await typeDay(hand, 'target', target);
};

const addAction = async ({ hand, look = unseen }: Visit, { target }: Company, commitment: string) => {
  await hand.follow(`main a[href$="/commitments/${commitment}/actions/new"]`);
  await look('new action');
  await typeAction(hand, { text: actionText(commitment), target });
  await hand.press();
  await look('actions of a commitment');
  await hand.follow('main a.govuk-button:not(.govuk-button--secondary)');
};

/** From the site's home to the task list of a new pledge. */
export const beginPledge = async (visit: Visit, { email, language }: Company): Promise<void> => {
  const { stack, hand, look = unseen } = visit;
  await hand.page.goto(`${stack.addresses.site}/${language}`);
  await look('home');
  await hand.follow(`main a[href="/${language}/pledge"]`);
  await look('start');
  await hand.follow('main a[href*="/sign-in"]');
  await signInByCode(visit, email);
  await look('no pledge yet');
  await hand.press();
  await look('empty task list');
};

/** From the task list: fills in every page, up to the task list on which nothing is missing. */
export const fillForm = async (visit: Visit, company: Company): Promise<void> => {
  for (const part of ['organisation', 'contact', 'commitments'] as const)
    await fillPart(visit, company, part);
  for (const id of [...CORE, ...company.more]) await addAction(visit, company, id);
  await visit.look?.('full task list');
};

/** From the task list: checks the answers and signs them oneself; ends on the page with the reference. */
export const signOneself = async ({ hand, look = unseen }: Visit): Promise<void> => {
  await hand.follow('main a[href$="/check"]');
  await hand.follow('main a[href$="/sign"]');
  await look('who signs');
  await hand.choose('how', 'self');
  await hand.press();
  await look('sign');
  await hand.type('name', 'Kim Berg');
  await hand.type('position', 'Head of compliance');
  await hand.choose('declaration', 'yes');
  await hand.press();
};
