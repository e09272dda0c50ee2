import * as z from 'zod';
import type { StackContext } from '../service.ts';
import { type DemoAccount, demoAccounts } from './accounts.ts';

/** What the issuer's thread is given. */
export interface IssuerSettings {
  readonly offset: SharedArrayBuffer;
  readonly issuer: string;
  readonly clientId: string;
  /** The claim of the ID token that lists the groups. */
  readonly groupsClaim: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly accounts: readonly DemoAccount[];
  /** Where the pages' header leads. */
  readonly home: string;
  /** Of the site, for the pages' security policy. */
  readonly siteOrigin: string;
}

const Environment = z.object({
  Environment: z.object({
    Variables: z.object({ OIDC_CLIENT_ID: z.string(), OIDC_GROUPS_CLAIM: z.string() }),
  }),
});

/** Client and claims as the assembly's function for staff expects them. */
export const issuerSettings = ({ assembly, addresses, clock }: StackContext): IssuerSettings => {
  const environment = assembly
    .byKind('AWS::Lambda::Function')
    .map(({ properties }) => Environment.safeParse(properties))
    .find(({ success }) => success)?.data?.Environment.Variables;
  return {
    offset: clock.offset,
    issuer: addresses.issuer,
    clientId: environment?.OIDC_CLIENT_ID ?? 'pact-office',
    groupsClaim: environment?.OIDC_GROUPS_CLAIM ?? 'groups',
    redirectUris: [`${addresses.office}/callback`],
    postLogoutRedirectUris: [addresses.office, `${addresses.office}/`, addresses.site, `${addresses.site}/`],
    accounts: demoAccounts,
    home: addresses.office,
    siteOrigin: new URL(addresses.site).origin,
  };
};
