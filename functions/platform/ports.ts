import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { Table } from './store/table.ts';

/** What every verb may need from the world; adapters in production, doubles that really store in tests. */
export interface Ports {
  /** The truth. */
  readonly pact: Table;
  /** What left the house; never rolled back with the other. */
  readonly sent: Table;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What the pages of organisations need besides. */
export interface SitePorts extends Ports {
  /** Whether signing needs the official text of the commitments. */
  readonly signingText: 'any' | 'official';
}
