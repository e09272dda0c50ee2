import { registerCsv } from '../../../functions/register/api/csv.ts';
import { registerData } from '../../../functions/register/api/register-data.ts';
import { readEntries } from '../../../functions/register/read-entries.ts';
import type { World } from '../engine/world.ts';
import type { Checks } from './checks.ts';
import { csvRows } from './csv.ts';
import { type HeadView, headView } from './reading.ts';

const SITE = 'https://pact.example';

const reportsOf = ({ reports, current }: HeadView): string =>
  current === 'published'
    ? [...reports]
        .map(([cycle, { state }]) => `${cycle} ${state}`)
        .sort()
        .join(', ')
    : '';

/** Holds what the public sees against what the table says, item by item. */
export const checkRegister = async (world: World, checks: Checks): Promise<void> => {
  world.pact.settleIndexes();
  const entries = await readEntries({ pact: world.pact, clock: { now: () => world.now } });
  const data = registerData(entries, { asOf: new Date(world.now).toISOString(), siteUrl: SITE });
  const [header = [], ...lines] = csvRows(registerCsv(entries, SITE));
  const [id, state] = [header.indexOf('id'), header.indexOf('state')];
  const inCsv = new Map(lines.map((line) => [line[id], line[state]]));
  const shown = new Map(data.organisations.map((row) => [row.id, row]));
  if (shown.size !== data.count || lines.length !== data.count)
    checks.tell(
      world.owner(0),
      'register-equals-table',
      `it counts ${data.count}, shows ${shown.size}, and has ${lines.length} lines as CSV`,
    );
  for (const item of world.pact.all()) {
    if (item['type'] !== 'pledge-head') continue;
    const head = headView(item);
    const row = shown.get(head.organisationId);
    shown.delete(head.organisationId);
    const reports =
      row !== undefined && 'reports' in row
        ? row.reports
            .map(({ cycle, state }) => `${cycle} ${state}`)
            .sort()
            .join(', ')
        : '';
    if (
      row?.state !== head.current ||
      inCsv.get(head.organisationId) !== head.current ||
      reports !== reportsOf(head)
    )
      checks.tell(
        world.ownerOf(head.organisationId),
        'register-equals-table',
        `the register says ${row?.state} (${reports}), the table ${head.current} (${reportsOf(head)})`,
      );
  }
  for (const id of shown.keys())
    checks.tell(world.ownerOf(id), 'register-equals-table', `${id} is in the register and not in the table`);
};
