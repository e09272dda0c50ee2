import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { StageValues } from '../stage-values.ts';

const GROUPS = {
  reviewer: 'Reviews pledges and reports',
  editor: 'Publishes, withholds and restores',
  admin: 'Opens and closes signing',
} as const;

export interface StaffPoolProps {
  readonly stage: StageValues;
  /** First part of the hosted sign-in's address. */
  readonly hostedPrefix: string;
}

/**
 * Accounts of the AI Office's staff, where the office has no issuer of its own: made by an administrator, with a one-time
 * code from an authenticator app at each sign-in.
 */
export class StaffPool extends UserPool {
  readonly office: UserPoolClient;

  constructor(scope: Construct, id: string, { stage, hostedPrefix }: StaffPoolProps) {
    super(scope, id, {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: {
        email: { required: true, mutable: true },
        fullname: { required: true, mutable: true },
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        // Length, and no rules of composition: OWASP ASVS 6.2.1 and 6.2.5, NIST SP 800-63B 3.1.1.2.
        minLength: 15,
        requireDigits: false,
        requireLowercase: false,
        requireUppercase: false,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: stage.keepData,
      removalPolicy: stage.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.addDomain('HostedSignIn', { cognitoDomain: { domainPrefix: hostedPrefix } });
    for (const [groupName, description] of Object.entries(GROUPS)) {
      new CfnUserPoolGroup(this, `Group-${groupName}`, {
        userPoolId: this.userPoolId,
        groupName,
        description,
      });
    }
    this.office = this.addClient('Office', {
      generateSecret: false,
      preventUserExistenceErrors: true,
      authFlows: {},
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [`${stage.siteUrl}/office/callback`],
        logoutUrls: [`${stage.siteUrl}/office`],
      },
      idTokenValidity: Duration.minutes(10),
      accessTokenValidity: Duration.minutes(10),
      refreshTokenValidity: Duration.hours(1),
    });
  }
}
