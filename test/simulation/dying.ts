import type { Ports } from '../../functions/platform/ports.ts';
import type { Table } from '../../functions/platform/store/table.ts';

/** Counts calls, and never answers from the one on at which it is killed, before or after it took effect. */
export const dying = (ports: Ports, { at, after }: { readonly at: number; readonly after: boolean }) => {
  let calls = 0;
  const killed = Promise.withResolvers<never>();
  const call = async <T>(effect: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls > at || (calls === at && !after)) {
      killed.reject(new Error('killed'));
      return new Promise<T>(() => undefined);
    }
    const answer = await effect();
    if (calls >= at && after) {
      killed.reject(new Error('killed'));
      return new Promise<T>(() => undefined);
    }
    return answer;
  };
  const over = (table: Table): Table => ({
    get: (key) => call(() => table.get(key)),
    put: (item, condition) => call(() => table.put(item, condition)),
    remove: (key, condition) => call(() => table.remove(key, condition)),
    partition: (pk, prefix) => call(() => table.partition(pk, prefix)),
    index: (query) => call(() => table.index(query)),
  });
  return { ports: { ...ports, pact: over(ports.pact), sent: over(ports.sent) }, call, death: killed.promise };
};
