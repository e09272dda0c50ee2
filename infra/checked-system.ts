import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { acknowledgeExceptions } from './nag-exceptions.ts';
import type { StageValues } from './stage-values.ts';
import { buildSystem } from './system.ts';

/** Puts every stack of one stage into the app, with the checks that stop its synthesis at a finding. */
export const buildChecked = (app: App, stage: StageValues): void => {
  buildSystem(app, stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  acknowledgeExceptions(app, stage);
};
