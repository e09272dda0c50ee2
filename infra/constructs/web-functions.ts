import type { Construct } from 'constructs';
import type { EnvironmentOf } from '../../functions/platform/config.ts';
import { pagesEnvironment, type StaffIssuer } from '../environment.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { executionsUrl, type StageValues } from '../stage-values.ts';
import type { WebFunction } from '../web-paths.ts';
import { PactFunction } from './pact-function.ts';

export interface WebFunctionsProps {
  readonly stage: StageValues;
  readonly tables: DataStack['tables'];
  readonly staff: StaffIssuer;
}

/** The functions that answer requests, by name. */
export const webFunctions = (
  scope: Construct,
  { stage, tables, staff }: WebFunctionsProps,
): Readonly<Record<WebFunction, PactFunction>> => {
  const pages = pagesEnvironment(stage, tables);
  const company = { ...pages, SIGNING_TEXT: stage.signingText };
  const one = <N extends WebFunction>(id: string, name: N, environment: EnvironmentOf<N>) =>
    new PactFunction(scope, id, { stage, tables, name, environment });
  return {
    site: one('Site', 'site', pages),
    account: one('Account', 'account', company),
    pledge: one('Pledge', 'pledge', company),
    change: one('Change', 'change', company),
    report: one('Report', 'report', pages),
    office: one('Office', 'office', { ...pages, EXECUTIONS_URL: executionsUrl(stage) }),
    'office-sign-in': one('OfficeSignIn', 'office-sign-in', {
      ...pages,
      OIDC_ISSUER: staff.issuer,
      OIDC_CLIENT_ID: staff.clientId,
      OIDC_GROUPS_CLAIM: staff.groupsClaim,
    }),
    'office-listed': one('OfficeListed', 'office-listed', pages),
    'office-entered': one('OfficeEntered', 'office-entered', pages),
    'office-persons': one('OfficePersons', 'office-persons', pages),
    api: one('OpenData', 'api', pages),
  };
};
