import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** The header by which the API knows that a request came through CloudFront. */
export const ORIGIN_KEY_HEADER = 'x-origin-key';

/**
 * The key that CloudFront sends to the API, and the one before it, which is let through while CloudFront takes on the new
 * one. Both are made by Secrets Manager and stand in no template; who may read the distribution's settings can read them.
 */
export class OriginKeys extends Construct {
  readonly sent: string;
  readonly accepted: readonly string[];

  /** `number`: of the key that is sent, 1 or more. */
  constructor(scope: Construct, id: string, number: number) {
    super(scope, id);
    this.sent = this.key(number);
    this.accepted = number > 1 ? [this.sent, this.key(number - 1)] : [this.sent];
  }

  private key(number: number): string {
    return new Secret(this, `Number${number}`, {
      description: `By this the API knows CloudFront: key ${number}`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    }).secretValue.unsafeUnwrap();
  }
}
