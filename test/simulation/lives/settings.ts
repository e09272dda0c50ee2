import { setFurtherCycles } from '../../../functions/reports/cycles-setting.ts';
import { textIn } from '../checks/reading.ts';
import { DAY, type World } from '../engine/world.ts';
import { mixed } from '../random.ts';
import { attempt } from './life.ts';

const turn = (world: World, days: number, furtherCycles: boolean): void =>
  world.spawnAt(world.now + days * DAY, async (strand) => {
    const owner = world.owner(0);
    await attempt({ world, owner, strand, random: owner.fork() }, 'setting further reports', (ports) =>
      setFurtherCycles(ports, {
        staff: 'rita',
        furtherCycles,
        seenAt: textIn(world.pact.peek(KEY)?.['changedAt']),
      }),
    );
  });

const KEY = { pk: 'SETTINGS', sk: 'REPORTS' };

/** In most worlds staff invite further yearly reports one day; in some they stop it, and begin again. */
export const openSettings = (world: World): void => {
  const chance = mixed(world.seed, 31) / 2 ** 32;
  if (chance > 0.75) return;
  const first = 200 + Math.floor(chance * 900);
  turn(world, first, true);
  if (chance > 0.25) return;
  turn(world, first + 150, false);
  turn(world, first + 330, true);
};
