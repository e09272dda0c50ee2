import * as z from 'zod';
import type { Permissions, Resource } from '../service.ts';

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
const DELIVERS_LOGS = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];

/** https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html */
const TRACES = [
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];

const Observed = z.object({
  RoleArn: z.string(),
  LoggingConfiguration: z.object({ Level: z.string().default('OFF') }).default({ Level: 'OFF' }),
  TracingConfiguration: z.object({ Enabled: z.boolean().default(false) }).default({ Enabled: false }),
});

/** Throws where a machine's role does not allow what its logging and tracing need; none of it knows a resource. */
export const requireMachineRole = (permissions: Permissions, { properties }: Resource): void => {
  const { RoleArn, LoggingConfiguration, TracingConfiguration } = Observed.parse(properties);
  const caller = permissions.callerFor(RoleArn);
  const needed = [
    ...(LoggingConfiguration.Level === 'OFF' ? [] : DELIVERS_LOGS),
    ...(TracingConfiguration.Enabled ? TRACES : []),
  ];
  for (const action of needed) permissions.require(caller, action, '*');
};
