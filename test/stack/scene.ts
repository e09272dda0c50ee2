import { freshState, removeState, type StackProcess, startStackProcess } from '../support/running-stack.ts';
import { type StackBrowser, stackBrowser } from '../support/stack-browser.ts';
import { signedInBrowser, startPledgeIn } from '../support/stack-people.ts';

/** One stack for all of these tests, with two companies that have begun a pledge each. */
export interface Scene {
  readonly stack: StackProcess;
  readonly kim: StackBrowser;
  readonly lee: StackBrowser;
  /** Where the pages of kim’s organisation begin, and those of lee’s. */
  readonly root: string;
  readonly foreign: string;
}

let opened: Scene | undefined;

export const scene = (): Scene => {
  if (opened === undefined) throw new Error('the scene is opened before the tests');
  return opened;
};

export const openScene = async (): Promise<void> => {
  const stack = await startStackProcess({ state: freshState() });
  const [kim, lee] = await Promise.all([
    signedInBrowser(stack, 'kim@nordlys.example'),
    signedInBrowser(stack, 'lee@sydlys.example'),
  ]);
  const [root, foreign] = await Promise.all([startPledgeIn(kim), startPledgeIn(lee)]);
  opened = { stack, kim, lee, root, foreign };
};

export const closeScene = async (): Promise<void> => {
  const { stack } = scene();
  await stack.stop();
  removeState(stack.state);
};

export const newBrowser = (): StackBrowser => stackBrowser(scene().stack.addresses.site);

/** What nobody but kim may change: the draft as its owner sees it, and the register. */
export const everything = async (): Promise<readonly string[]> => {
  const { kim, root } = scene();
  const shown = await kim.get(`${root}/check`);
  const api = await kim.get('/api/v1/register.csv');
  return [shown.body.replace(/name="csrf" value="[^"]*"/g, ''), api.body];
};
