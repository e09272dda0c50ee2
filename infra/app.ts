import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { acknowledgeExceptions } from './nag-exceptions.ts';
import { stageOf } from './stages.ts';
import { buildSystem } from './system.ts';

const synthesize = (): void => {
  const app = new App();
  buildSystem(app, stageOf(app.node));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  acknowledgeExceptions(app);
  app.synth();
};

try {
  synthesize();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
