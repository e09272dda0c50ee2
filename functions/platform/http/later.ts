import type { Door } from './router.ts';

/**
 * A door whose code is loaded when it is first asked for, so that a function starts without the code of all its pages.
 * @param load imports the module that has the door
 */
export const later = <P, N extends string>(
  load: () => Promise<Readonly<Record<NoInfer<N>, Door<P>>>>,
  name: N,
): Door<P> => {
  let door: Door<P> | undefined;
  return async (ask, ports) => {
    door ??= (await load())[name];
    return door(ask, ports);
  };
};
