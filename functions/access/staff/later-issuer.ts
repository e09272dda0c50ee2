import { once } from '../../platform/once.ts';
import type { Issuer } from './issuer.ts';

/** An issuer whose code is loaded when something is first asked of it: the page before it does without. */
export const laterIssuer = (load: () => Promise<Issuer>): Issuer => {
  const loaded = once(load);
  return {
    authorise: async (request) => (await loaded()).authorise(request),
    redeem: async (request) => (await loaded()).redeem(request),
    signOutAddress: async (returnTo) => (await loaded()).signOutAddress(returnTo),
  };
};
