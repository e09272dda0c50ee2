import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { WorkflowStarter } from './settle.ts';

/** Starts `report-year` over Step Functions, named `<organisationId>-<cycle>`: a second start finds the first. */
export const workflowStarter = (reportYearArn: string, client = new SFNClient({})): WorkflowStarter => ({
  async startReportYear({ organisationId, cycle }) {
    try {
      await client.send(
        new StartExecutionCommand({
          stateMachineArn: reportYearArn,
          name: `${organisationId}-${cycle}`,
          input: JSON.stringify({ organisationId, cycle }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
});
