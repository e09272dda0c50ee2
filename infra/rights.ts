import type { FunctionName } from '../functions/platform/config.ts';
import type { IndexName } from '../functions/platform/store/table.ts';

export type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'DeleteItem';
export type TableName = 'pact' | 'sent';

export interface TableRights {
  readonly actions: readonly TableAction[];
  /** The indexes it may query. */
  readonly indexes: readonly IndexName[];
}

/** Query is for the items of one partition; an index is queried only where it is named. */
const write = ['GetItem', 'Query', 'PutItem'] as const;

/** What each function may do with each table: nothing that does not stand here. */
export const RIGHTS: Readonly<Record<FunctionName, Readonly<Partial<Record<TableName, TableRights>>>>> = {
  site: {
    pact: { actions: [...write, 'DeleteItem'], indexes: ['listing', 'contact'] },
    sent: { actions: ['PutItem'], indexes: [] },
  },
  office: {
    pact: { actions: [...write, 'DeleteItem'], indexes: ['listing', 'queue'] },
    sent: { actions: ['GetItem'], indexes: [] },
  },
  api: { pact: { actions: ['GetItem', 'Query'], indexes: ['listing'] } },
  changes: {
    pact: { actions: write, indexes: ['listing'] },
    sent: { actions: ['PutItem'], indexes: [] },
  },
  'mail-out': {
    pact: { actions: write, indexes: [] },
    sent: { actions: ['GetItem', 'PutItem'], indexes: [] },
  },
  'mail-feedback': {
    pact: { actions: ['GetItem', 'PutItem'], indexes: [] },
    sent: { actions: ['GetItem', 'PutItem'], indexes: [] },
  },
  'report-year': {
    pact: { actions: write, indexes: [] },
    sent: { actions: ['PutItem'], indexes: [] },
  },
  remind: {
    pact: { actions: write, indexes: [] },
    sent: { actions: ['GetItem', 'PutItem'], indexes: [] },
  },
  round: {
    pact: { actions: ['GetItem', 'PutItem'], indexes: ['due'] },
    sent: { actions: ['GetItem', 'PutItem'], indexes: ['due'] },
  },
};
