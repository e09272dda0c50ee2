import { App } from 'aws-cdk-lib';
import { buildChecked } from './checked-system.ts';
import { stageOf } from './stages.ts';

const synthesize = (): void => {
  const app = new App();
  buildChecked(app, stageOf(app.node));
  app.synth();
};

try {
  synthesize();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
