import type { Suppression } from '../../functions/persons/suppression.ts';
import type { Ports } from '../../functions/platform/ports.ts';
import { findDue } from '../../functions/reminders/find-due.ts';
import { roundTasks } from '../../functions/reminders/round-tasks.ts';
import { RoundTasks } from '../../workflows/round/contract.ts';
import type { TestPorts } from './ports.ts';
import { keptLog } from './sites.ts';

const forgetNothing: Suppression = { forget: async () => undefined };

/** One page of what is due, to which nothing is done. */
export const askRound = (ports: Ports) => (cursor: string) => findDue(ports, cursor);

/** The pages of a round, from its first to its last. Far more than a test can fill mean that it goes round in a circle. */
export async function* pagesOf<P extends { readonly cursor: string }>(
  ask: (cursor: string) => Promise<P>,
): AsyncGenerator<P> {
  let cursor = 'start';
  for (let pages = 0; cursor !== 'end'; pages += 1) {
    if (pages > 500) throw new Error(`The round does not end: it is at ${cursor}`);
    const page = await ask(cursor);
    yield page;
    cursor = page.cursor;
  }
}

/** The hourly round as its workflow carries it out, without the reminders that it would start. */
export const round = async (ports: TestPorts & { readonly suppression?: Suppression }): Promise<void> => {
  const all = { suppression: forgetNothing, log: keptLog(), ...ports };
  const request = { task: 'see-to-due', left: false, execution: 'arn:round' };
  const see = async (cursor: string) =>
    RoundTasks['see-to-due'].output.parse(await roundTasks(all, { ...request, cursor }));
  for await (const { left } of pagesOf(see)) if (left) throw new Error('Something could not be nudged');
};
