import type { Item } from '../../../functions/platform/store/table.ts';
import { ladder } from '../../../functions/reminders/ladder.ts';
import type { Random } from '../random.ts';
import type { Executions } from './executions.ts';
import { DAY, HOUR, MINUTE, type World } from './world.ts';

/** What has expired goes away: at once as far as can be seen, or up to two days late, as DynamoDB has it. */
export const expire = (world: World): void => {
  const { random } = world.owner(0);
  for (const name of ['pact', 'sent'] as const) {
    const table = world[name];
    world.watch({ table: name }, ({ before: was, after }) => {
      const ttl = after?.['ttl'];
      if (after === undefined || typeof ttl !== 'number' || was?.['ttl'] === ttl) return;
      const key = { pk: after.pk, sk: after.sk };
      const late = world.faults.on('late-expiry') ? random.between(0, 48 * 60) * MINUTE : 10 * MINUTE;
      world.timetable.add(ttl * 1000 + late, () => {
        const before = table.peek(key);
        if (before?.['ttl'] !== ttl) return;
        if (late > HOUR) world.faults.count('late-expiry');
        table.write({ before, after: undefined });
      });
    });
  }
};

/** The indexes run behind now and then. */
export const lagBehind = (world: World): void => {
  const { random } = world.owner(0);
  if (!world.faults.names.has('lag')) return;
  for (const table of [world.pact, world.sent])
    table.lag = () => {
      if (!world.faults.on('lag') || !random.chance(0.05)) return 0;
      world.faults.count('lag');
      return random.pick([200, 2_000, 90_000]);
    };
};

/** Once or twice a year the world's clock goes on by a day or two in which nothing runs. */
export const jumpClocks = (world: World, end: number): void => {
  const { random } = world.owner(0);
  const jump = (): void => {
    if (!world.faults.on('clock-jumps')) return;
    world.faults.count('clock-jumps');
    world.timetable.now += random.between(1, 40) * HOUR;
  };
  if (!world.faults.names.has('clock-jumps')) return;
  for (let at = world.now + 20 * DAY; at < end; at += random.between(60, 300) * DAY)
    world.timetable.add(at, jump);
};

/** How many hours lie between a backup and the restore: a night, or some days. */
const backupAge = (random: Random): number =>
  random.chance(0.3) ? random.between(105, 125) : random.between(1, 24);

/**
 * Twice a year the table of pledges becomes that of the night before, or of some days ago. `lost` begins what the restored
 * table will not know, `after` what follows the restore.
 */
export const restoreNow = (
  world: World,
  { end, lost, after }: { end: number; lost: () => void; after: () => void },
): void => {
  if (!world.faults.names.has('restores')) return;
  const { random } = world.owner(0);
  let backup: readonly Item[] = [];
  let sent: readonly Item[] = [];
  for (let at = world.now + random.between(40, 160) * DAY; at < end; at += random.between(120, 240) * DAY) {
    world.timetable.add(at - backupAge(random) * HOUR, () => {
      [backup, sent] = [world.pact.snapshot(), world.sent.snapshot()];
      lost();
    });
    world.timetable.add(at, () => {
      if (!world.faults.on('restores')) return;
      world.faults.count('restores');
      world.pact.restore(backup);
      if (world.parts.restoresSent) world.sent.restore(sent);
      [backup, sent] = [[], []];
      for (const owner of world.owners()) owner.note(world.now, 'the table is restored');
      world.checks?.restored();
      after();
    });
  }
};

/** The rows of the ladder, as the functions hold them: a deployment replaces them. */
const rows = ladder as (typeof ladder)[number][];

/**
 * The definition before the one that stands: it looks at deliveries sooner, asks for a change of state each time, and one of
 * its states has another name.
 */
const former = (text: string): string =>
  text
    .replaceAll('Plan the first look at the delivery', 'Plan to look')
    .replace('"StringEquals": "written"', '"StringEquals": "never"')
    .replaceAll('"seconds": 300', '"seconds": 120');

/**
 * A deployment half way through the run: until then an older ladder stands, with a step that no longer exists and one on
 * another day, and an older definition; for an hour functions of both are about.
 */
export const deployHalfWay = (
  world: World,
  { executions, end }: { executions: Executions; end: number },
): void => {
  if (!world.faults.names.has('deploys')) return;
  const today = [...rows];
  const older = today.flatMap((row) =>
    row.key === 'd-plus-30' ? [{ ...row, key: 'd-plus-45', days: 45 }] : [row],
  );
  const take = (ladderRows: readonly (typeof rows)[number][]): void =>
    void rows.splice(0, rows.length, ...ladderRows);
  take(older);
  executions.deploy('remind', former);
  const at = world.now + (end - world.now) / 2;
  for (let minutes = 0; minutes < 60; minutes += 5)
    world.timetable.add(at + minutes * MINUTE, () => take(minutes % 2 === 0 ? today : older));
  world.timetable.add(at + HOUR, () => {
    world.faults.count('deploys');
    take(today);
    executions.deploy('remind', (text) => text);
  });
};
