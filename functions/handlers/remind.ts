/** Stands in until the real one is written. */
export const handler = async (): Promise<void> => {};
