import type { DataStack } from './stacks/data-stack.ts';
import type { StageValues } from './stage-values.ts';

type Tables = DataStack['tables'];

/** Who vouches for staff. */
export interface StaffIssuer {
  readonly issuer: string;
  readonly clientId: string;
  /** The claim of the ID token that lists the groups. */
  readonly groupsClaim: string;
}

/** What every function is told. */
export const commonEnvironment = (stage: StageValues, tables: Tables) => ({
  STAGE: stage.name,
  SITE_URL: stage.siteUrl,
  PACT_TABLE: tables.pact.tableName,
  SENT_TABLE: tables.sent.tableName,
});

/** What functions that make pages are told besides. */
export const pagesEnvironment = (stage: StageValues, tables: Tables) => ({
  ...commonEnvironment(stage, tables),
  OFFICIAL_SITE: stage.officialSite ? ('true' as const) : ('false' as const),
  OFFICE_MAIL: stage.officeMail,
});
