import { afterAll, expect, it } from 'vitest';
import { asText } from '../../operate/report.ts';
import { smoke } from '../../operate/smoke/run.ts';
import { freshState, removeState, type StackProcess, startStackProcess } from '../support/running-stack.ts';

const state = freshState();
let stack: StackProcess | undefined;

const started = async (): Promise<StackProcess> => {
  stack ??= await startStackProcess({ state });
  return stack;
};

afterAll(async () => {
  await stack?.stop();
  removeState(state);
});

it('finds nothing wrong with a site as it is deployed, and leaves one code for SES’s simulator', async () => {
  const lines = await smoke((await started()).addresses.site);
  expect(
    asText(
      lines.filter((line) => !line.right),
      { coloured: false },
    ),
  ).toBe('');
  expect(lines.length).toBeGreaterThan(12);
  const recipients = async () => (await (await started()).mails()).map(({ to }) => to);
  await expect
    .poll(recipients, { timeout: 20_000 })
    .toEqual([expect.stringMatching(/^success\+smoke\w+@simulator\.amazonses\.com$/)]);
});

it('finds what is missing where something else answers', async () => {
  const lines = await smoke((await started()).addresses.endpoint);
  const wrong = lines.filter((line) => !line.right).map(({ id }) => id);
  expect(wrong).toEqual(lines.map(({ id }) => id).filter((id) => id !== 'reach' && id !== 'forged form'));
});
