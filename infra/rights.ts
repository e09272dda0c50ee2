import type { FunctionName } from '../functions/platform/config.ts';
import type { IndexName } from '../functions/platform/store/table.ts';

export type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'DeleteItem';
export type TableName = 'pact' | 'sent';

export interface TableRights {
  readonly actions: readonly TableAction[];
  /** The indexes it may query. */
  readonly indexes: readonly IndexName[];
}

const read = ['GetItem', 'Query'] as const;
const write = [...read, 'PutItem', 'DeleteItem'] as const;
const order = ['PutItem'] as const;

/** What each function may do with each table: nothing that does not stand here. */
export const RIGHTS: Readonly<Record<FunctionName, Readonly<Partial<Record<TableName, TableRights>>>>> = {
  site: {
    pact: { actions: write, indexes: ['listing', 'contact', 'queue'] },
    sent: { actions: order, indexes: [] },
  },
  office: {
    pact: { actions: write, indexes: ['listing', 'contact', 'queue'] },
    sent: { actions: read, indexes: [] },
  },
  api: { pact: { actions: read, indexes: ['listing'] } },
  changes: {
    pact: { actions: write, indexes: ['listing', 'contact'] },
    sent: { actions: order, indexes: [] },
  },
  'mail-out': {
    pact: { actions: write, indexes: ['contact'] },
    sent: { actions: write, indexes: [] },
  },
  'mail-feedback': {
    pact: { actions: [...read, 'PutItem'], indexes: [] },
    sent: { actions: [...read, 'PutItem'], indexes: [] },
  },
  'report-year': {
    pact: { actions: write, indexes: ['contact'] },
    sent: { actions: order, indexes: [] },
  },
  remind: {
    pact: { actions: write, indexes: ['contact'] },
    sent: { actions: [...read, 'PutItem'], indexes: [] },
  },
  round: {
    pact: { actions: [...read, 'PutItem'], indexes: ['due'] },
    sent: { actions: [...read, 'PutItem'], indexes: ['due'] },
  },
};
