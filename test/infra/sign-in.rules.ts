import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { STAGES } from '../../infra/stages.ts';
import { ofKind, resourcesOfStage } from './synth.ts';

const resources = resourcesOfStage('prod');
const propertiesOf = (kind: string) => ofKind(resources, kind).map(({ Properties }) => Properties);

describe('the sign-in of staff', () => {
  it('keeps the logical id of its pool: a changed one would be a pool without accounts', () => {
    const pools = ofKind(resources, 'AWS::Cognito::UserPool');
    expect(pools).toMatchObject([{ id: 'Staff35CBA1CE', DeletionPolicy: 'Retain' }]);
  });

  it('lets nobody make an account, and asks everybody for a code of an authenticator app', () => {
    expect(propertiesOf('AWS::Cognito::UserPool')).toMatchObject([
      {
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        MfaConfiguration: 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        DeletionProtection: 'ACTIVE',
      },
    ]);
  });

  it('asks for long passwords, of whatever characters', () => {
    const [pool] = ofKind(resources, 'AWS::Cognito::UserPool');
    expect(pool?.Properties['Policies']).toMatchObject({
      PasswordPolicy: {
        MinimumLength: 15,
        RequireNumbers: false,
        RequireSymbols: false,
        RequireUppercase: false,
      },
    });
  });

  it('has the three groups that the office knows', () => {
    const groups = propertiesOf('AWS::Cognito::UserPoolGroup').map(({ GroupName }) => GroupName);
    expect(groups).toEqual(['reviewer', 'editor', 'admin']);
  });

  it('has a public client for the code flow, back to the site only', () => {
    const { siteUrl } = STAGES.prod;
    expect(propertiesOf('AWS::Cognito::UserPoolClient')).toMatchObject([
      {
        GenerateSecret: false,
        AllowedOAuthFlows: ['code'],
        CallbackURLs: [`${siteUrl}/office/callback`],
        LogoutURLs: [`${siteUrl}/office`],
      },
    ]);
  });

  it('tells the office function its issuer, its client and the claim of the groups', () => {
    const office = propertiesOf('AWS::Lambda::Function').find(({ Description }) =>
      String(Description).endsWith(': office-sign-in'),
    );
    expect(office?.['Environment']).toMatchObject({ Variables: { OIDC_GROUPS_CLAIM: 'cognito:groups' } });
  });

  it('can be given to another issuer later: no export in use holds the pool', () => {
    const office = propertiesOf('AWS::Lambda::Function').find(({ Description }) =>
      String(Description).endsWith(': office-sign-in'),
    );
    const { OIDC_ISSUER, OIDC_CLIENT_ID } = z
      .object({ Variables: z.record(z.string(), z.unknown()) })
      .parse(office?.['Environment']).Variables;
    expect(JSON.stringify(OIDC_CLIENT_ID)).toContain('Fn::GetStackOutput');
    expect(JSON.stringify([OIDC_ISSUER, OIDC_CLIENT_ID])).not.toContain('Fn::ImportValue');
  });

  it('makes no pool where the office has an issuer of its own', () => {
    expect(ofKind(resourcesOfStage('local'), 'AWS::Cognito::UserPool')).toEqual([]);
  });
});

describe('the mail domain', () => {
  it('signs, and takes bounces under a name of its own', () => {
    expect(propertiesOf('AWS::SES::EmailIdentity')).toMatchObject([
      {
        EmailIdentity: 'mail.aipact.example',
        MailFromAttributes: { MailFromDomain: 'bounce.mail.aipact.example' },
      },
    ]);
  });
});
