import type { Ports } from '../../../functions/platform/ports.ts';
import { registerCsv } from '../../../functions/register/api/csv.ts';
import { organisationData } from '../../../functions/register/api/organisation-data.ts';
import { registerData } from '../../../functions/register/api/register-data.ts';
import { readEntries } from '../../../functions/register/read-entries.ts';
import { readOrganisation } from '../../../functions/register/read-organisation.ts';
import type { World } from '../engine/world.ts';
import type { Checks } from './checks.ts';
import { csvRows } from './csv.ts';
import { fieldsIn, type HeadView, headView, listIn } from './reading.ts';

const SITE = 'https://pact.example';

/** States of reports as one text, by cycle; of a pledge that is not published nothing is said. */
const reportsOf = ({ reports, current }: HeadView): string =>
  current === 'published'
    ? [...reports]
        .map(([cycle, { state }]) => `${cycle} ${state}`)
        .sort()
        .join(', ')
    : '';

const reportsIn = (data: unknown): string =>
  listIn(fieldsIn(data)['reports'])
    .map((report) => `${String(fieldsIn(report)['cycle'])} ${String(fieldsIn(report)['state'])}`)
    .sort()
    .join(', ');

const portsOf = (world: World): Pick<Ports, 'pact' | 'clock'> => ({
  pact: world.pact,
  clock: { now: () => world.now },
});

/** Somebody looks at the register: the function keeps its list, and is asked again while it is fresh. */
export const openRegister = async (world: World): Promise<void> => {
  await readEntries(portsOf(world));
};

/** Holds what the public sees against what the table says, item by item. */
export const checkRegister = async (world: World, checks: Checks): Promise<void> => {
  world.pact.settleIndexes();
  const entries = await readEntries(portsOf(world));
  const data = registerData(entries, { asOf: new Date(world.now).toISOString(), siteUrl: SITE, page: 1 });
  if (data?.pages !== 1) throw new Error('A world has a register of one page');
  const [header = [], ...lines] = csvRows(registerCsv(entries, SITE).join(''));
  const id = header.indexOf('id');
  const state = header.indexOf('state');
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
    const reports = reportsIn(row);
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

/** The same of what is told of each organisation on its own. */
export const checkOrganisations = async (world: World, checks: Checks): Promise<void> => {
  for (const item of world.pact.all()) {
    if (item['type'] !== 'pledge-head') continue;
    const { organisationId, ...head } = headView(item);
    const found = await readOrganisation(portsOf(world), organisationId);
    const asOf = new Date(world.now).toISOString();
    const data = found === undefined ? {} : organisationData(found, { asOf, siteUrl: SITE });
    const { state, pledge } = fieldsIn(data);
    const { version, sha256 } = fieldsIn(pledge);
    const published = head.current === 'published';
    if (
      state !== head.current ||
      reportsIn(data) !== reportsOf({ ...head, organisationId }) ||
      version !== (published ? head.currentVersion : undefined) ||
      sha256 !== (published ? head.currentHash : undefined)
    )
      checks.tell(
        world.ownerOf(organisationId),
        'register-equals-table',
        `its own data says ${String(state)}, version ${String(version)} (${reportsIn(data)}), the table ${head.current}, version ${String(head.currentVersion)} (${reportsOf({ ...head, organisationId })})`,
      );
  }
};
