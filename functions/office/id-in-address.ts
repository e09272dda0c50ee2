/** The id in an address of the register, or the id itself; empty where nothing was typed. */
export const idInAddress = (typed: string): string =>
  (
    typed
      .split(/[?#]/)[0]
      ?.split('/')
      .findLast((part) => part !== '') ?? ''
  ).slice(0, 200);
