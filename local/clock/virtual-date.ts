/**
 * Replaces the global Date of this thread by one that shows virtual time: real time plus a shared offset in milliseconds.
 * Timers stay real. A date that is given its parts is the same as ever.
 */
export const installVirtualDate = (offset: SharedArrayBuffer): void => {
  const shared = new Float64Array(offset);
  const RealDate = Date;
  const realNow = RealDate.now.bind(RealDate);
  const now = (): number => Math.floor(realNow() + (shared[0] ?? 0));
  const virtual = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  Object.defineProperty(RealDate.prototype, 'constructor', {
    value: virtual,
    writable: true,
    configurable: true,
  });
  globalThis.Date = virtual;
};
