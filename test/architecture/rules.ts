/** The modules that hold rules: facts in, decision out. They may reach each other, and what is listed under `PURE`. */
export const RULES = [
  'functions/access/address.ts',
  'functions/access/email.ts',
  'functions/catalogue/catalogue.ts',
  'functions/catalogue/duties.ts',
  'functions/mail/status.ts',
  'functions/organisations/people/roster.ts',
  'functions/organisations/profile.ts',
  'functions/pledges/action-rules.ts',
  'functions/pledges/completeness.ts',
  'functions/pledges/held-until.ts',
  'functions/pledges/history.ts',
  'functions/pledges/seen.ts',
  'functions/pledges/states.ts',
  'functions/reminders/counts-from.ts',
  'functions/reminders/dates.ts',
  'functions/reminders/ladder.ts',
  'functions/reminders/moot.ts',
  'functions/reminders/state-changes.ts',
  'functions/reminders/still-owed.ts',
  'functions/reports/after-hold.ts',
  'functions/reports/due.ts',
  'functions/reports/grace.ts',
  'functions/reports/states.ts',
] as const;

/** What rules stand on: shapes, dates, ids, words. Nothing here reads, writes or waits. */
export const PURE = [
  /^functions\/(?:access|mail|organisations|pledges|reminders|reports|office|register)\/(?:model|kinds|states|status|step|head|report-head|draft|version|history|profile|ladder|dates|reasons|email|owed|state-changes|report|task|countries|lei)\.ts$/,
  /^functions\/organisations\/people\/(?:faults|model|roster)\.ts$/,
  /^functions\/organisations\/group\/model\.ts$/,
  /^functions\/catalogue\//,
  /^functions\/platform\/(?:assert-never|canonical|ids|instant|kept|member-roles|result|time|named-error)\.ts$/,
  /^functions\/platform\/i18n\//,
  /^functions\/platform\/messages\//,
  /^functions\/platform\/store\/(?:entity|table)\.ts$/,
  /^functions\/.*\.json$/,
  /^workflows\/ladder\.json$/,
  /^(?:zod\/mini|temporal-polyfill\/fns\/\w+|intl-messageformat|node:crypto|node:url)$/,
] as const;

/** Where the AWS SDK may be imported in what deploys: the adapters behind the ports. */
export const ADAPTERS = [
  'functions/mail/ses.ts',
  'functions/mail/sqs-unrecorded.ts',
  'functions/persons/ses-suppression.ts',
  'functions/platform/store/dynamo-table.ts',
  'functions/platform/wiring.ts',
  'functions/pledges/workflow-starter.ts',
] as const;

/** What infrastructure may know of the functions: their contracts. */
export const CONTRACTS = ['functions/platform/config.ts', 'functions/platform/store/table.ts'] as const;
