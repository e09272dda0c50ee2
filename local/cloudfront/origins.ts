import type { Api } from '../apigateway/model.ts';
import type { ResolvedAssembly } from '../assembly/model.ts';
import { accessTo } from '../s3/access.ts';
import { readBuckets } from '../s3/buckets.ts';
import { bucketOrigin } from '../s3/origin.ts';
import type { Permissions } from '../service.ts';
import type { AskOrigin } from './distribution.ts';
import type { Origin, SiteDistribution } from './model.ts';

export interface OriginsOptions {
  readonly assembly: ResolvedAssembly;
  readonly distribution: SiteDistribution;
  readonly api: Pick<Api, 'id' | 'stage'>;
  readonly gateway: AskOrigin;
  readonly permissions: Permissions;
}

/** Finds what stands behind an origin: the assembly's API, or one of its buckets. Throws for an address that is neither. */
export const originsOf = ({ assembly, distribution, api, gateway, permissions }: OriginsOptions) => {
  const buckets = readBuckets(assembly, permissions);
  return (origin: Origin): AskOrigin => {
    if ('CustomOriginConfig' in origin) {
      const isApi =
        origin.DomainName.startsWith(`${api.id}.execute-api.`) && origin.OriginPath === `/${api.stage}`;
      if (isApi) return gateway;
      throw new Error(
        `The distribution leads to ${origin.DomainName}${origin.OriginPath}, which is not here.`,
      );
    }
    const [name = ''] = origin.DomainName.split('.s3.');
    const objects = buckets.get(name);
    if (objects === undefined)
      throw new Error(`The distribution leads to ${origin.DomainName}, which is not here.`);
    return bucketOrigin(objects, accessTo(assembly, name, distribution.arn));
  };
};
