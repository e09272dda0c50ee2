import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { WorkflowStarter } from './settle.ts';

/** Starts `report-year` over Step Functions: a second start under one name finds the first. */
export const workflowStarter = (reportYearArn: string, client = new SFNClient({})): WorkflowStarter => ({
  async startReportYear({ organisationId, cycle, name }) {
    try {
      await client.send(
        new StartExecutionCommand({
          stateMachineArn: reportYearArn,
          name,
          input: JSON.stringify({ organisationId, cycle }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
});
