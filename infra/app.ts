import { App } from 'aws-cdk-lib';
import { stageOf } from './stages.ts';
import { buildSystem } from './system.ts';

const synthesize = (): void => {
  const app = new App();
  buildSystem(app, stageOf(app.node));
  app.synth();
};

try {
  synthesize();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
