import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EnvironmentOf } from '../../functions/platform/config.ts';
import { PactApi } from '../constructs/pact-api.ts';
import { PactFunction } from '../constructs/pact-function.ts';
import { SiteDomain } from '../constructs/site-domain.ts';
import { pagesEnvironment, type StaffIssuer } from '../environment.ts';
import { executionsUrl, type StageValues } from '../stage-values.ts';
import type { WebFunction } from '../web-paths.ts';
import type { DataStack } from './data-stack.ts';

export interface WebStackProps extends StackProps {
  readonly stage: StageValues;
  readonly tables: DataStack['tables'];
  readonly staff: StaffIssuer;
}

type House = Pick<WebStackProps, 'stage' | 'tables'>;

/** What people open: the site, the office's pages, the open data. */
export class WebStack extends Stack {
  readonly api: PactApi;

  constructor(scope: Construct, id: string, { stage, tables, staff, ...props }: WebStackProps) {
    super(scope, id, props);
    const house = { stage, tables };
    this.api = new PactApi(this, 'Api', {
      stage,
      key: tables.pact.encryptionKey,
      functions: this.functions(house, staff),
    });
    const { siteUrl, certificateArn } = stage;
    if (certificateArn !== undefined)
      new SiteDomain(this, 'Domain', { api: this.api, siteUrl, certificateArn });
    new CfnOutput(this, 'ApiAddress', {
      value: this.api.url,
      description: 'The API behind the site’s address',
    });
  }
  private functions(house: House, staff: StaffIssuer): Readonly<Record<WebFunction, PactFunction>> {
    const pages = pagesEnvironment(house.stage, house.tables);
    const company = { ...pages, SIGNING_TEXT: house.stage.signingText };
    const one = <N extends WebFunction>(id: string, name: N, environment: EnvironmentOf<N>) =>
      new PactFunction(this, id, { ...house, name, environment });
    return {
      site: one('Site', 'site', pages),
      account: one('Account', 'account', company),
      pledge: one('Pledge', 'pledge', company),
      report: one('Report', 'report', pages),
      office: one('Office', 'office', { ...pages, EXECUTIONS_URL: executionsUrl(house.stage) }),
      'office-sign-in': one('OfficeSignIn', 'office-sign-in', {
        ...pages,
        OIDC_ISSUER: staff.issuer,
        OIDC_CLIENT_ID: staff.clientId,
        OIDC_GROUPS_CLAIM: staff.groupsClaim,
      }),
      'office-listed': one('OfficeListed', 'office-listed', pages),
      'office-entered': one('OfficeEntered', 'office-entered', pages),
      api: one('OpenData', 'api', pages),
    };
  }
}
