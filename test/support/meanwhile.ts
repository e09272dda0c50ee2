import type { TestPorts } from './ports.ts';

/** The same ports; what somebody else does happens once, right after the first reading of an item of `type`. */
export const meanwhile = (ports: TestPorts, type: string, act: () => Promise<unknown>): TestPorts => {
  let acted = false;
  const get: TestPorts['pact']['get'] = async (key) => {
    const item = await ports.pact.get(key);
    if (!acted && item?.['type'] === type) {
      acted = true;
      await act();
    }
    return item;
  };
  return { ...ports, pact: { ...ports.pact, get } };
};

/** The same ports; what somebody else does happens right before each of the first so many writes of an item of `type`. */
export const beforeWrites = (
  ports: TestPorts,
  { type, times = 1 }: { readonly type: string; readonly times?: number },
  act: () => Promise<unknown>,
): TestPorts => {
  let left = times;
  const put: TestPorts['pact']['put'] = async (item, condition) => {
    if (left > 0 && item['type'] === type) {
      left -= 1;
      await act();
    }
    return ports.pact.put(item, condition);
  };
  return { ...ports, pact: { ...ports.pact, put } };
};
