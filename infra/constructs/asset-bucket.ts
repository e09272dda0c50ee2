import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import type { Construct } from 'constructs';
import { FUNCTIONS_FOLDER } from '../paths.ts';
import { HouseLogs, type HouseLogsProps } from './house-logs.ts';

const FILES = join(FUNCTIONS_FOLDER, 'platform/assets/files');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The name tells the content, so whoever has the file need never ask again. */
const FOR_A_YEAR = 'public, max-age=31536000, immutable';

/**
 * The files that pages link to, under `assets/`. Each deploy copies in those that are new, by one call of CDK's own custom
 * resource for AWS calls (`Custom::AWS`), and removes none: a page that somebody opened before still finds its style. The
 * bucket outlives the stack, because a bucket with files in it cannot be deleted.
 */
export class AssetBucket extends Bucket {
  constructor(scope: Construct, id: string, { stage, key }: HouseLogsProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const logGroup = new HouseLogs(this, 'CopierLogs', { stage, key });
    const role = new Role(this, 'CopierRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    for (const name of readdirSync(FILES).toSorted()) this.copy(name, { role, logGroup });
  }

  private copy(
    name: string,
    { role, logGroup }: { readonly role: Role; readonly logGroup: HouseLogs },
  ): void {
    const [stem = ''] = name.split('.');
    const id = `${stem}${extname(name)}`;
    const type = TYPES[extname(name)];
    if (type === undefined) throw new Error(`No content type is known for the file ${name}`);
    const asset = new Asset(this, id, { path: join(FILES, name) });
    const key = `assets/${name}`;
    const copy = {
      service: 'S3',
      action: 'copyObject',
      parameters: {
        Bucket: this.bucketName,
        Key: key,
        CopySource: `${asset.s3BucketName}/${asset.s3ObjectKey}`,
        MetadataDirective: 'REPLACE',
        ContentType: type,
        CacheControl: FOR_A_YEAR,
      },
      physicalResourceId: PhysicalResourceId.of(key),
      outputPaths: ['CopyObjectResult.ETag'],
    };
    new AwsCustomResource(this, `Copy ${id}`, {
      onUpdate: copy,
      role,
      logGroup,
      timeout: Duration.minutes(1),
      memorySize: 256,
      installLatestAwsSdk: false,
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({
          effect: Effect.ALLOW,
          actions: ['s3:GetObject'],
          resources: [asset.bucket.arnForObjects(asset.s3ObjectKey)],
        }),
        new PolicyStatement({ actions: ['s3:PutObject'], resources: [this.arnForObjects(key)] }),
      ]),
    });
  }
}
