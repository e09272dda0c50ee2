import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { PactApi } from '../constructs/pact-api.ts';
import { PactFunction } from '../constructs/pact-function.ts';
import { SiteDomain } from '../constructs/site-domain.ts';
import { pagesEnvironment, type StaffIssuer } from '../environment.ts';
import { executionsUrl, type StageValues } from '../stage-values.ts';
import type { DataStack } from './data-stack.ts';

export interface WebStackProps extends StackProps {
  readonly stage: StageValues;
  readonly tables: DataStack['tables'];
  readonly staff: StaffIssuer;
}

/** What people open: the site, the office's pages, the open data. */
export class WebStack extends Stack {
  readonly api: PactApi;

  constructor(scope: Construct, id: string, { stage, tables, staff, ...props }: WebStackProps) {
    super(scope, id, props);
    const pages = pagesEnvironment(stage, tables);
    const house = { stage, tables };
    this.api = new PactApi(this, 'Api', {
      stage,
      key: tables.pact.encryptionKey,
      site: new PactFunction(this, 'Site', {
        ...house,
        name: 'site',
        environment: { ...pages, SIGNING_TEXT: stage.signingText },
      }),
      office: new PactFunction(this, 'Office', {
        ...house,
        name: 'office',
        environment: {
          ...pages,
          OIDC_ISSUER: staff.issuer,
          OIDC_CLIENT_ID: staff.clientId,
          OIDC_GROUPS_CLAIM: staff.groupsClaim,
          EXECUTIONS_URL: executionsUrl(stage),
        },
      }),
      api: new PactFunction(this, 'OpenData', { ...house, name: 'api', environment: pages }),
    });
    const { siteUrl, certificateArn } = stage;
    if (certificateArn !== undefined)
      new SiteDomain(this, 'Domain', { api: this.api, siteUrl, certificateArn });
    new CfnOutput(this, 'ApiAddress', {
      value: this.api.url,
      description: 'The API behind the site’s address',
    });
  }
}
