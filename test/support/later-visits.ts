import { begin, inboxOf, settled, signIn, type WatchedStack } from './company-visits.ts';
import { ORGANISATION } from './form-answers.ts';
import { type HttpVisitor, httpVisitor } from './http-visitor.ts';

/** Long before its report is due, a company writes about its first commitment. */
export const beginReport = async (company: HttpVisitor, root: string): Promise<void> => {
  const page = `${root}/report/1/CORE-1`;
  const written = { progress: 'under-way', done: 'An owner was named for each system.' };
  await company.submit(await company.open(page), written);
};

/** A company begins to change its public pledge, and gives the change up. */
export const changeItsMind = async (company: HttpVisitor, root: string): Promise<void> => {
  await company.submit(await company.open(`${root}/amend`));
  await company.submit(await company.open(`${root}/discard`));
};

/** A company looks for its parent among the published, and once more when the list stands in memory. */
export const findParent = async (company: HttpVisitor, root: string): Promise<void> => {
  await company.open(`${root}/group?name=a`);
  await company.open(`${root}/group?name=b`);
};

/** An editor imports a list of one earlier signatory, and looks at it. */
export const importList = async (on: WatchedStack, staff: HttpVisitor): Promise<void> => {
  const list = { list: 'Västanvind AB', source: 'A list of 2025', attribution: 'Nobody' };
  const checked = await staff.submit(await staff.open('/office/import'), list);
  await staff.submit(checked);
  await settled(on);
  await staff.open('/office/listed');
};

/** Who got the mail wants no more of its kind, and follows the link in its footer. */
export const stopMails = async (on: WatchedStack, address: string): Promise<void> => {
  const link = (await inboxOf(on, address))
    .map(({ text }) => /\S+\/mail\/stop\/\S+/.exec(text)?.[0])
    .find((found) => found !== undefined);
  if (link === undefined) throw new Error(`No mail to ${address} can be stopped.`);
  const visitor = httpVisitor(on.stack.addresses.site);
  await visitor.submit(await visitor.open(link), { do: 'stop' });
};

/** An editor enters a pledge that came by letter, asks the organisation to confirm it, and takes it back. */
export const enterLetter = async (staff: HttpVisitor): Promise<void> => {
  const letter = { 'letter-day': '1', 'letter-month': '3', 'letter-year': '2026' };
  const begun = await staff.submit(await staff.open('/office/entered/new'), letter);
  const root = new URL(begun.url).pathname;
  const organisation = { ...ORGANISATION, legalName: 'Österlys AB' };
  await staff.submit(await staff.open(`${root}/organisation`), organisation);
  const contact = { name: 'Liv Öster', position: 'CEO', email: 'liv@osterlys.example', language: 'sv' };
  await staff.submit(await staff.open(`${root}/contact`), contact);
  await staff.submit(await staff.open(root), {}, `${root}/send`);
  await staff.submit(await staff.open(root), {}, `${root}/take-back`);
  await staff.open('/office/entered');
};

/** An administrator asks for further yearly reports. */
export const askForMore = async (on: WatchedStack, staff: HttpVisitor): Promise<void> => {
  await staff.submit(
    await staff.open('/office/settings'),
    { cycles: 'yes', seenRev: '0' },
    '/office/settings/reports',
  );
  await settled(on);
};

/** A draft waits until its reminder comes back. */
export const waitInVain = async (on: WatchedStack, ms: number): Promise<void> => {
  const { faults } = on.stack.context;
  faults.turn('bounce', true);
  await on.stack.push(on.stack.now() + ms);
  await settled(on);
  faults.turn('bounce', false);
};

/** Somebody who cannot sign in has asked to be erased: an administrator does it, and sees what is left. */
export const eraseOnRequest = async (
  on: WatchedStack,
  { staff, email }: { readonly staff: HttpVisitor; readonly email: string },
): Promise<void> => {
  await begin(await signIn(on, email));
  const found = await staff.submit(await staff.open('/office/persons'), { who: email });
  await staff.submit(found, { reference: 'R-1', sure: 'yes' });
  await settled(on);
};

/** Somebody reads what is kept about them and has themselves erased; a code asked for once more is found by the round. */
export const beErased = async (on: WatchedStack, email: string): Promise<void> => {
  const visitor = await signIn(on, email);
  await begin(visitor);
  await visitor.open('/en/my-data');
  await visitor.submit(await visitor.open('/en/my-data/erase'), { sure: 'yes', do: 'erase' });
  await visitor.submit(await visitor.open('/en/sign-in'), { email });
  await settled(on);
};
