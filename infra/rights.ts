import type { FunctionName } from '../functions/platform/config.ts';
import type { IndexName } from '../functions/platform/store/table.ts';

type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'DeleteItem';
export type TableName = 'pact' | 'sent';

export interface TableRights {
  readonly actions: readonly TableAction[];
  /** The indexes it may query. */
  readonly indexes: readonly IndexName[];
}

/** For who reads all items of a partition. An index is queried only where it is named. */
const paging = ['GetItem', 'Query', 'PutItem'] as const;

/** What each function may do with each table: nothing that does not stand here. */
export const RIGHTS: Readonly<Record<FunctionName, Readonly<Partial<Record<TableName, TableRights>>>>> = {
  site: { pact: { actions: paging, indexes: ['listing', 'changed'] } },
  account: {
    pact: { actions: [...paging, 'DeleteItem'], indexes: ['contact', 'listing', 'changed'] },
    sent: { actions: ['GetItem', 'PutItem'], indexes: ['contact'] },
  },
  pledge: {
    pact: { actions: paging, indexes: ['contact'] },
  },
  change: { pact: { actions: ['GetItem', 'PutItem'], indexes: [] } },
  report: { pact: { actions: ['GetItem', 'PutItem'], indexes: [] } },
  office: {
    pact: { actions: paging, indexes: ['listing', 'queue'] },
    sent: { actions: ['GetItem'], indexes: [] },
  },
  'office-sign-in': { pact: { actions: ['GetItem', 'PutItem', 'DeleteItem'], indexes: [] } },
  'office-listed': { pact: { actions: ['GetItem', 'PutItem'], indexes: ['listing', 'changed'] } },
  'office-entered': { pact: { actions: paging, indexes: ['listing'] } },
  'office-persons': {
    pact: { actions: ['GetItem', 'PutItem', 'DeleteItem'], indexes: ['contact'] },
    sent: { actions: ['GetItem', 'PutItem'], indexes: ['contact'] },
  },
  api: { pact: { actions: ['GetItem', 'Query'], indexes: ['listing', 'changed'] } },
  changes: {
    pact: { actions: paging, indexes: ['listing'] },
    sent: { actions: ['PutItem'], indexes: [] },
  },
  'mail-out': {
    pact: { actions: paging, indexes: [] },
    sent: { actions: ['GetItem', 'PutItem'], indexes: [] },
  },
  'mail-feedback': {
    pact: { actions: ['GetItem', 'PutItem'], indexes: [] },
    sent: { actions: ['GetItem', 'PutItem'], indexes: [] },
  },
  'report-year': {
    pact: { actions: ['GetItem', 'PutItem'], indexes: [] },
    sent: { actions: ['PutItem'], indexes: [] },
  },
  remind: {
    pact: { actions: ['GetItem', 'PutItem'], indexes: [] },
    sent: { actions: ['GetItem', 'PutItem'], indexes: [] },
  },
  round: {
    pact: { actions: ['GetItem', 'PutItem', 'DeleteItem'], indexes: ['due', 'contact'] },
    sent: { actions: ['GetItem', 'PutItem'], indexes: ['due'] },
  },
};
