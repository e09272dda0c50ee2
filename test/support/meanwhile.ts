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
