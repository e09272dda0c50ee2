import { KINDS, type Naming } from './kinds.ts';

/** Every resource of the local stack belongs to this account. */
export const LOCAL_ACCOUNT = '000000000000';

/** Where a resource stands, and its physical name where a property gives one. */
export interface Identity {
  readonly kind: string;
  readonly logicalId: string;
  readonly region: string;
  readonly name: string | undefined;
}

const naming = (kind: string): Naming => KINDS[kind] ?? {};

/** The property that gives a kind its physical name. */
export const nameProperty = (kind: string): string | undefined => naming(kind).name;

const fill = (text: string, identity: Identity): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => {
    if (key === 'arn') return arnOf(identity);
    if (key === 'name') return identity.name ?? identity.logicalId;
    if (key === 'logicalId') return identity.logicalId;
    if (key === 'region') return identity.region;
    return key === 'account' ? LOCAL_ACCOUNT : whole;
  });

/** The resource's ARN; for a kind that has none, one that no policy names. */
export const arnOf = (identity: Identity): string =>
  fill(naming(identity.kind).arn ?? `arn:aws:local:{region}:{account}:${identity.kind}/{name}`, identity);

export const refOf = (identity: Identity): string => fill(naming(identity.kind).ref ?? '{name}', identity);

/** What `Fn::GetAtt` gives; undefined for an attribute that the kind does not have here. */
export const attributeOf = (identity: Identity, attribute: string): string | undefined => {
  const { arn, attributes } = naming(identity.kind);
  const text = attributes?.[attribute] ?? (attribute === 'Arn' ? arn : undefined);
  return text === undefined ? undefined : fill(text, identity);
};
