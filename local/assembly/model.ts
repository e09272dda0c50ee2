/** One resource of the synthesized templates, its intrinsic functions resolved. */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  /** The CDK path in the metadata, where there is one. */
  readonly path: string;
  readonly kind: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What `Ref` gives. */
  readonly ref: string;
  /** What `Fn::GetAtt Arn` gives; an ARN of account 000000000000. */
  readonly arn: string;
}

export interface ResolvedAssembly {
  readonly region: string;
  readonly account: string;
  readonly resources: readonly Resource[];
  byKind(kind: string): readonly Resource[];
  byArn(arn: string): Resource | undefined;
  /** The file or folder of an asset by the object key that a template names. */
  assetPath(objectKey: string): string;
}
