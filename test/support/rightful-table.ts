import type { Table } from '../../functions/platform/store/table.ts';
import { RIGHTS, type TableName } from '../../infra/rights.ts';
import type { WebFunction } from '../../infra/web-paths.ts';

/** A table as a function's role lets it be used: what the role does not allow is refused as DynamoDB refuses it. */
export const rightfulTable = (table: Table, name: TableName, caller: WebFunction): Table => {
  const rights = RIGHTS[caller][name];
  const ask = (allowed: boolean | undefined, what: string): void => {
    if (allowed !== true)
      throw new Error(`AccessDenied: ${caller} may not ${what} of ${name} (infra/rights.ts)`);
  };
  const act = (action: 'GetItem' | 'Query' | 'PutItem' | 'DeleteItem'): void =>
    ask(rights?.actions.includes(action), action);
  return {
    async get(key) {
      act('GetItem');
      return table.get(key);
    },
    async put(item, condition) {
      act('PutItem');
      return table.put(item, condition);
    },
    async remove(key, condition) {
      act('DeleteItem');
      return table.remove(key, condition);
    },
    async partition(pk, prefix) {
      act('Query');
      return table.partition(pk, prefix);
    },
    async index(query) {
      ask(rights?.indexes.includes(query.index), `Query the index ${query.index}`);
      return table.index(query);
    },
  };
};
