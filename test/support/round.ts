import type { Suppression } from '../../functions/persons/suppression.ts';
import { roundTasks } from '../../functions/reminders/round-tasks.ts';
import { RoundTasks } from '../../workflows/round/contract.ts';
import type { TestPorts } from './ports.ts';

const forgetNothing: Suppression = { forget: async () => undefined };

/** Everything that is due and is no step, as the hourly round carries it out. */
export const round = async (ports: TestPorts & { readonly suppression?: Suppression }): Promise<void> => {
  const all = { suppression: forgetNothing, ...ports };
  let cursor = 'start';
  while (cursor !== 'end') {
    const page = RoundTasks['find-due'].output.parse(await roundTasks(all, { task: 'find-due', cursor }));
    for (const one of page.due)
      if (one.kind === 'nudge')
        await roundTasks(all, { task: 'nudge', table: one.table, pk: one.pk, sk: one.sk });
    cursor = page.cursor;
  }
};
