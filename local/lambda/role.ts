import type { Permissions } from '../service.ts';
import type { FunctionDefinition } from './definition.ts';

/**
 * What a role must allow for the function to be made at all, as Lambda checks it, and for its log to be written, which
 * AWS leaves out without a word: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 */
export const requireFunctionRole = (permissions: Permissions, definition: FunctionDefinition): void => {
  const { roleArn, logGroupArn, traced, failureDestination } = definition;
  const needed: (readonly [action: string, resource: string])[] = [];
  if (logGroupArn !== undefined) {
    const stream = logGroupArn.replace(/:\*$/, ':log-stream:local');
    needed.push(['logs:CreateLogStream', stream], ['logs:PutLogEvents', stream]);
  }
  if (traced) needed.push(['xray:PutTraceSegments', '*'], ['xray:PutTelemetryRecords', '*']);
  if (failureDestination?.includes(':sqs:')) needed.push(['sqs:SendMessage', failureDestination]);
  const caller = permissions.callerFor(roleArn);
  for (const [action, resource] of needed) permissions.require(caller, action, resource);
};
