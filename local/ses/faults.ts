/** What can go wrong with mail, to be switched on by hand or by a test. A restart switches all of it off. */
export const SES_FAULTS = {
  throttle: 'SES answers that the sending rate is exceeded',
  refuse: 'SES refuses every message',
  'lose-answer': 'SES takes each message, but its answer is lost',
  bounce: 'Every message bounces',
  complain: 'Every recipient complains',
} as const;
export type SesFault = keyof typeof SES_FAULTS;

export interface Faults {
  isOn(fault: SesFault): boolean;
  turn(fault: SesFault, on: boolean): void;
}

export const isSesFault = (name: string): name is SesFault => Object.hasOwn(SES_FAULTS, name);

export const createFaults = (): Faults => {
  const on = new Set<SesFault>();
  return {
    isOn: (fault) => on.has(fault),
    turn(fault, wanted) {
      if (wanted) on.add(fault);
      else on.delete(fault);
    },
  };
};
