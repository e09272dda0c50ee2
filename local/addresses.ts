import type { Addresses } from './service.ts';
import type { PortBlock } from './state/ports.ts';

/** Where everything of a stack answers. */
export const addressesOf = ({ site, endpoint, issuer }: PortBlock): Addresses => {
  const here = (port: number) => `http://127.0.0.1:${port}`;
  return {
    site: here(site),
    office: `${here(site)}/office`,
    inbox: `${here(site)}/_local/inbox`,
    dashboard: `${here(site)}/_local`,
    api: `${here(site)}/api`,
    endpoint: here(endpoint),
    issuer: here(issuer),
  };
};
