import type { Ports } from '../platform/ports.ts';

/** What the pages of the AI Office need. */
export interface OfficePorts extends Ports {
  /** Address of one execution in the console; its ARN is appended. */
  readonly executionsUrl: string;
}
