import type { Suppression } from '../../functions/persons/suppression.ts';
import { findDue } from '../../functions/reminders/find-due.ts';
import { roundTasks } from '../../functions/reminders/round-tasks.ts';
import type { TestPorts } from './ports.ts';

const forgetNothing: Suppression = { forget: async () => undefined };

/** Everything that is due and is no step, as the hourly round carries it out. */
export const round = async (ports: TestPorts & { readonly suppression?: Suppression }): Promise<void> => {
  let cursor = 'start';
  while (cursor !== 'end') {
    const page = await findDue(ports, cursor);
    for (const one of page.due)
      if (one.kind === 'nudge')
        await roundTasks(
          { suppression: forgetNothing, ...ports },
          { task: 'nudge', table: one.table, pk: one.pk, sk: one.sk },
        );
    cursor = page.cursor;
  }
};
