/** What can go wrong in a simulated year, by the name that `--faults` takes. */
export const FAULTS = {
  kills: 'a function is killed at one of its calls, before or after the call took effect',
  'lost-answers': 'a table does what it is told, the answer is lost, and the SDK asks again',
  throttling: 'a table or Lambda has no room for a call',
  races: 'a function is held up between two of its calls, while others go on; people click twice',
  duplicates: 'a stream record, an event or a scheduled round is delivered more than once',
  reordering: 'stream records and events come late, out of order across items',
  lag: 'the indexes are up to minutes behind the table',
  'late-expiry': 'what has expired stands in the table for up to 48 hours more',
  'ses-refuses': 'SES refuses a mail for good',
  'ses-throttles': 'SES takes no more mails for the moment',
  'ses-times-out': 'SES gives no answer, whether it took the mail or not',
  bounces: 'contacts leave, and their mail bounces',
  complaints: 'a recipient marks a mail as unwanted',
  'early-events': "SES's events come before its answer",
  'missed-rounds': 'no hourly round is started for a day',
  'clock-jumps': 'clocks differ by a minute or two, and a day is jumped over',
  deploys: 'a new ladder and new definitions come in half way, the old ones still running',
  restores: 'the table of pledges becomes that of a night or of five days ago; the table of mails stays',
} as const;
export type FaultName = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

/** The faults of one run, and how often each has struck. */
export class Faults {
  readonly names: ReadonlySet<FaultName>;
  readonly struck = new Map<FaultName, number>();
  /** At the end everything goes well for some days, so that what is owed can come about. */
  calm = false;

  constructor(names: readonly FaultName[]) {
    this.names = new Set(names);
  }

  get any(): boolean {
    return this.names.size > 0;
  }

  on(name: FaultName): boolean {
    return !this.calm && this.names.has(name);
  }

  count(name: FaultName): void {
    this.struck.set(name, (this.struck.get(name) ?? 0) + 1);
  }

  get total(): number {
    return [...this.struck.values()].reduce((sum, count) => sum + count, 0);
  }
}
