import * as z from 'zod';
import type { ResolvedAssembly } from '../service.ts';

const Identity = z.object({
  EmailIdentity: z.string(),
  ConfigurationSetAttributes: z.object({ ConfigurationSetName: z.string().optional() }).default({}),
});

export interface VerifiedIdentity {
  readonly arn: string;
  /** Used where a message names none. */
  readonly configurationSet: string | undefined;
}

const namesFor = (address: string): readonly string[] => {
  const domain = address.split('@')[1] ?? '';
  const labels = domain.split('.');
  return [address, ...labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))];
};

/** The identity of the assembly under which an address may send: the address itself, its domain or one above it. */
export const identityFor = (assembly: ResolvedAssembly, address: string): VerifiedIdentity | undefined => {
  const wanted = namesFor(address.toLowerCase());
  const found = assembly
    .byKind('AWS::SES::EmailIdentity')
    .map(({ properties }) => Identity.parse(properties))
    .filter(({ EmailIdentity }) => wanted.includes(EmailIdentity.toLowerCase()))
    .sort(
      (a, b) => wanted.indexOf(a.EmailIdentity.toLowerCase()) - wanted.indexOf(b.EmailIdentity.toLowerCase()),
    )[0];
  if (found === undefined) return undefined;
  return {
    arn: `arn:aws:ses:${assembly.region}:${assembly.account}:identity/${found.EmailIdentity}`,
    configurationSet: found.ConfigurationSetAttributes.ConfigurationSetName,
  };
};
