/** What must hold in every run, by the name under which a broken one is told. */
export const INVARIANTS = {
  'sent-or-explained': 'every step of the ladder was sent, or the reason why not is on record',
  'silent-when-settled': 'nothing goes to who has answered, opted out, withdrawn or been erased',
  'no-unmarked-duplicate': "a mail goes out twice only where SES's answer never reached us, and says so",
  'on-time': 'dates are right in Brussels, and a mail leaves at its time',
  'rest-after-hold': 'after a hold nobody is late before thirty days have passed, nor given up before sixty',
  'true-status': 'the status of a mail is what SES told, in whatever order',
  'one-current-version': 'one public version, its text as it was signed',
  'legal-transition': 'states change as their tables say',
  'history-whole': 'the history loses nothing and its chain verifies',
  'decision-kept': 'what somebody was told is decided stays decided',
  'words-kept': 'what somebody has written on the form is there when it is opened again',
  'register-equals-table': 'register and open data say what the table says',
  'short-executions': 'no execution has above 2,500 events or takes above 7 days',
  'no-personal-data':
    'no personal data in names and inputs of executions, answers of tasks, errors, log lines and metrics',
  'nothing-overdue': 'at the end nothing is due in the past',
  'erased-leaves-nothing': 'of who has been erased nothing is left in any table, after a restore too',
  'expired-opens-nothing': 'an expired code or session opens nothing',
  'one-person-an-address': 'one address is one person',
  'no-surprise': 'nothing throws that no fault brought about',
} as const;
export type InvariantName = keyof typeof INVARIANTS;

export interface Violation {
  readonly invariant: InvariantName;
  /** The number of the organisation; 0 where it is nobody's alone. */
  readonly organisation: number;
  readonly at: string;
  readonly what: string;
  /** What happened to the organisation last. */
  readonly before: readonly string[];
}
