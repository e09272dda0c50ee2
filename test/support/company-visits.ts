import * as z from 'zod';
import type { RunningStack } from '../../local/stack.ts';
import { ACTION, CONTACT, ORGANISATION, SELF } from './form-answers.ts';
import { type HttpVisitor, httpVisitor } from './http-visitor.ts';
import type { WatchedPermissions } from './watched-permissions.ts';

/** A stack and the permissions that it asks. */
export interface WatchedStack {
  readonly stack: RunningStack;
  readonly permissions: WatchedPermissions;
}

/** Waits until nothing is under way; throws as soon as something was denied. */
export const settled = async ({ stack, permissions }: WatchedStack): Promise<void> => {
  await stack.context.activity.idle();
  const [denied] = permissions.denied;
  if (denied !== undefined) throw new Error(denied);
};

const Inbox = z.array(z.object({ subject: z.string(), text: z.string() }));

/** What an address got, newest first. */
export const inboxOf = async ({ stack }: WatchedStack, address: string) =>
  Inbox.parse(await (await fetch(`${stack.addresses.inbox}.json?to=${encodeURIComponent(address)}`)).json());

/** A browser in which somebody has confirmed an address by the code that came to it. */
export const signIn = async (on: WatchedStack, email: string): Promise<HttpVisitor> => {
  const visitor = httpVisitor(on.stack.addresses.site);
  const codePage = await visitor.submit(await visitor.open('/en/sign-in'), { email });
  await settled(on);
  const [mail] = await inboxOf(on, email);
  const code = /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(mail?.text ?? '')?.[0];
  if (code === undefined) throw new Error(`No code came to ${email}.`);
  await visitor.submit(codePage, { code });
  return visitor;
};

/** Starts a pledge; the address of its pages. */
export const begin = async (visitor: HttpVisitor): Promise<string> => {
  const { url } = await visitor.submit(await visitor.open('/en/pledge'), { after: '0' });
  return new URL(url).pathname;
};

/** Fills in every page of the form. */
export const fillIn = async (visitor: HttpVisitor, root: string): Promise<void> => {
  const answers = { organisation: ORGANISATION, contact: CONTACT, commitments: {} };
  for (const [page, fields] of Object.entries(answers))
    await visitor.submit(await visitor.open(`${root}/${page}`), fields);
  for (const core of ['CORE-1', 'CORE-2', 'CORE-3'])
    await visitor.submit(await visitor.open(`${root}/commitments/${core}/actions/new`), ACTION);
  await visitor.open(`${root}/check`);
};

/** Signs for oneself. */
export const sign = async (visitor: HttpVisitor, root: string): Promise<void> => {
  await visitor.submit(await visitor.open(`${root}/sign?how=self`), SELF, `${root}/sign`);
};
