import type { FunctionName } from '../functions/platform/config.ts';

/** What people lose while a function fails. */
export const FUNCTION_HARM: Readonly<Record<FunctionName, string>> = {
  site: 'The public sees an error page instead of the register.',
  account: 'Companies see an error page and cannot sign in.',
  pledge: 'Companies see an error page instead of their form, and cannot sign.',
  change: 'Companies see an error page and cannot change, take back or withdraw their pledge.',
  report: 'Companies see an error page instead of their report.',
  office: 'Staff see an error page and cannot review or publish.',
  'office-sign-in': 'Staff see an error page and cannot sign in.',
  'office-listed': 'Staff see an error page instead of the earlier signatories, and cannot import any.',
  'office-entered': 'Staff see an error page and cannot enter a pledge that came by letter.',
  'office-persons': 'Staff see an error page and cannot erase a person who asks for it.',
  api: 'Who reads the open data gets an error instead.',
  changes: 'What follows from a decision comes up to an hour late: mails, statistics, the year of a report.',
  'mail-out': 'Codes and reminders leave the house late, and people cannot confirm their address.',
  'mail-feedback': 'Bounces are not seen, so the backup contact is not asked.',
  'report-year': 'The reminders of a newly published pledge are not put down.',
  remind: 'A reminder that is due is not sent.',
  round: 'Reminders that are due are not found.',
};

/** What people lose while executions of a state machine fail, by the folder in workflows/. */
export const WORKFLOW_HARM: Readonly<Record<'report-year' | 'remind' | 'round', string>> = {
  'report-year': 'A published pledge may have no reminders put down for its report.',
  remind: 'A reminder was not sent, or nobody learnt that it did not arrive.',
  round: 'Reminders that are due may wait for another round.',
};
