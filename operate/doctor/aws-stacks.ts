import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { settingsFor } from './aws-settings.ts';
import type { Cloud } from './cloud.ts';

/** CloudFormation has no error of its own for a stack that is not there. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist');

/** What the doctor asks of CloudFormation; `resources` in the home region, if no other is given. */
export const stackQuestions = (home: string): Pick<Cloud, 'stackStatus' | 'resources'> => ({
  stackStatus: async (name, region) => {
    const client = new CloudFormationClient(settingsFor(region));
    try {
      const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
      return Stacks[0]?.StackStatus;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
  resources: async (stack, kind, region = home) => {
    const client = new CloudFormationClient(settingsFor(region));
    const found = new Map<string, string>();
    const pages = paginateListStackResources({ client }, { StackName: stack });
    for await (const { StackResourceSummaries: all = [] } of pages)
      for (const { LogicalResourceId = '', PhysicalResourceId, ResourceType } of all)
        if (ResourceType === kind && PhysicalResourceId !== undefined)
          found.set(LogicalResourceId, PhysicalResourceId);
    return found;
  },
});
