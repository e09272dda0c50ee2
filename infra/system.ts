import { type App, Tags } from 'aws-cdk-lib';
import { AccountStack } from './stacks/account-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EdgeStack } from './stacks/edge-stack.ts';
import { EdgeWatchStack } from './stacks/edge-watch-stack.ts';
import { MailStack } from './stacks/mail-stack.ts';
import { WatchStack } from './stacks/watch-stack.ts';
import { WebStack } from './stacks/web-stack.ts';
import { WorkflowStack } from './stacks/workflow-stack.ts';
import { EDGE_REGION, type StageValues } from './stage-values.ts';

/** Puts every stack of one stage into the app. */
export const buildSystem = (app: App, stage: StageValues) => {
  const env = { region: stage.region, ...(stage.account === undefined ? {} : { account: stage.account }) };
  const prefix = `AiPact-${stage.name}`;
  const account = new AccountStack(app, 'AiPact-Account', {
    env,
    description: 'AI Pact: what one account and region has once',
  });
  const data = new DataStack(app, `${prefix}-Data`, {
    env,
    stage,
    description: `AI Pact ${stage.name}: the tables`,
    terminationProtection: stage.keepData,
  });
  const rest = { env, stage, tables: data.tables };
  const mail = new MailStack(app, `${prefix}-Mail`, {
    ...rest,
    description: `AI Pact ${stage.name}: mail and what becomes of it`,
  });
  const workflow = new WorkflowStack(app, `${prefix}-Workflow`, {
    ...rest,
    description: `AI Pact ${stage.name}: what happens over time`,
  });
  const edge = new EdgeStack(app, `${prefix}-Edge`, {
    env: { ...env, region: EDGE_REGION },
    stage,
    description: `AI Pact ${stage.name}: what CloudFront takes from ${EDGE_REGION} only`,
  });
  const web = new WebStack(app, `${prefix}-Web`, {
    ...rest,
    staff: data.staffIssuer,
    edge,
    description: `AI Pact ${stage.name}: what people open`,
  });
  const watch = new WatchStack(app, `${prefix}-Watch`, {
    ...rest,
    api: web.api,
    distribution: web.distribution,
    stacks: [mail, workflow, web],
    description: `AI Pact ${stage.name}: alarms and dashboard`,
  });
  const edgeWatch = new EdgeWatchStack(app, `${prefix}-EdgeWatch`, {
    env: { ...env, region: EDGE_REGION },
    stage,
    distribution: web.distribution,
    description: `AI Pact ${stage.name}: alarms on what CloudFront tells ${EDGE_REGION} only`,
  });
  web.addStackDependency(account);
  Tags.of(app).add('system', 'ai-pact');
  const all = { account, data, mail, workflow, edge, web, watch, edgeWatch };
  for (const stack of Object.values(all)) if (stack !== account) Tags.of(stack).add('stage', stage.name);
  return all;
};
