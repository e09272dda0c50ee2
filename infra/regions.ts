import { App, Stack } from 'aws-cdk-lib';
import type { StageValues } from './stage-values.ts';
import { buildSystem } from './system.ts';

/** The regions that the stacks of a stage lie in. Each needs to be prepared by `cdk bootstrap`; synth does not notice. */
export const regionsOf = (stage: StageValues): readonly string[] => {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  buildSystem(app, stage);
  return [...new Set(app.node.children.filter((child) => Stack.isStack(child)).map(({ region }) => region))];
};
