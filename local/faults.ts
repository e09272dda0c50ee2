/** What can go wrong, to be switched on by hand or by a test. A restart switches all of it off. */
export const SERVICE_FAULTS = {
  throttle: 'SES answers that the sending rate is exceeded',
  refuse: 'SES refuses every message',
  'lose-answer': 'SES takes each message, but its answer is lost',
  bounce: 'Every message bounces',
  complain: 'Every recipient complains',
  'table-throttle': 'DynamoDB answers that its throughput is exceeded',
} as const;
type ServiceFault = keyof typeof SERVICE_FAULTS;

/** When a function ends: as it begins, nothing done; or with its work done and nobody told. */
export const CRASHES = {
  'crash-before': 'Crashes as it begins',
  'crash-after': 'Crashes once its work is done, before it answers',
} as const;
export type Crash = keyof typeof CRASHES;
/** Of one function, by the name that the assembly gives it. */
type FunctionFault = `${Crash}:${string}`;

export type Fault = ServiceFault | FunctionFault;

export interface Faults {
  isOn(fault: Fault): boolean;
  turn(fault: Fault, on: boolean): void;
}

/** The fault of this name, of this service or one of these functions; undefined where there is none. */
export const faultNamed = (name: string, functions: readonly string[]): Fault | undefined => {
  if (Object.hasOwn(SERVICE_FAULTS, name)) return name as ServiceFault;
  return functions
    .flatMap((each): FunctionFault[] => [`crash-before:${each}`, `crash-after:${each}`])
    .find((each) => each === name);
};

export const createFaults = (): Faults => {
  const on = new Set<Fault>();
  return {
    isOn: (fault) => on.has(fault),
    turn(fault, wanted) {
      if (wanted) on.add(fault);
      else on.delete(fault);
    },
  };
};

/** How a function is to end at this moment; undefined where it may live. */
export const crashOf = (faults: Faults, functionName: string): Crash | undefined =>
  (['crash-before', 'crash-after'] as const).find((crash) => faults.isOn(`${crash}:${functionName}`));
