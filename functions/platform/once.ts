/** Loads what is first needed now, and keeps it; where loading fails, whoever asks next tries again. */
export const once = <M extends object>(load: () => Promise<M>): (() => Promise<M>) => {
  let loaded: M | undefined;
  return async () => {
    loaded ??= await load();
    return loaded;
  };
};
