import type { Suppression } from '../../functions/persons/suppression.ts';
import type { Ports } from '../../functions/platform/ports.ts';
import { roundTasks } from '../../functions/reminders/round-tasks.ts';
import { RoundTasks } from '../../workflows/round/contract.ts';
import type { TestPorts } from './ports.ts';

const forgetNothing: Suppression = { forget: async () => undefined };

/** One page of what is due, as the workflow asks for it. */
export const askRound = (ports: Ports) => async (cursor: string) =>
  RoundTasks['find-due'].output.parse(await roundTasks(ports, { task: 'find-due', cursor }));

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

/** Everything that is due and is no step, as the hourly round carries it out. */
export const round = async (ports: TestPorts & { readonly suppression?: Suppression }): Promise<void> => {
  const all = { suppression: forgetNothing, ...ports };
  for await (const page of pagesOf(askRound(all)))
    for (const one of page.due)
      if (one.kind === 'nudge')
        await roundTasks(all, { task: 'nudge', table: one.table, pk: one.pk, sk: one.sk });
};
