import { tableNames } from './assembly/table-names.ts';
import { dump } from './backup/dump.ts';
import type { Core } from './core.ts';
import { createEndpoint } from './endpoint.ts';
import { createSpecimens } from './mails/specimens.ts';
import type { IssuerThread } from './oidc/issuer.ts';
import { startScheduler } from './scheduler/scheduler.ts';
import type { AwsService } from './service.ts';
import { createSes } from './ses/service.ts';
import { createTopics } from './sns/topics.ts';
import type { createQueues } from './sqs/queues.ts';
import { createStepFunctions } from './stepfunctions/service.ts';

/** Every service that stands on the core. */
export type Services = Awaited<ReturnType<typeof startServices>>;

/** Starts the services in the order in which they need each other. */
export const startServices = async (
  { context, database }: Core,
  queues: ReturnType<typeof createQueues>,
  issuer: IssuerThread,
) => {
  const topics = createTopics(context, { sendToQueue: queues.send });
  const ses = createSes(context, topics);
  const states = await createStepFunctions(context);
  const scheduler = startScheduler(context, {
    startExecution: states.start,
    invoke: context.functions.invokeAsync,
    sendToQueue: queues.send,
  });
  await issuer.serve(context);
  const services: readonly AwsService[] = [database.service, queues.service, ses.service, states.service];
  const backup = () => {
    const { pactTable: pact, sentTable: sent } = tableNames(context.assembly);
    const at = Math.floor(context.clock.now());
    return database.still((engine) => dump(engine, { names: { pact, sent }, at }));
  };
  return {
    context,
    backup,
    specimens: createSpecimens(context, database),
    ses,
    executions: states.executions,
    scheduler,
    queues,
    services,
    /** Takes up what the last stop cut off; call it once every service answers. */
    async resume() {
      await states.resume();
      ses.resume();
    },
    async close() {
      scheduler.close();
      await states.close();
    },
  };
};

/** The endpoint of a core; requests wait until its services are there. */
export const endpointOf = (
  { permissions, clock, context }: Core,
  services: Promise<readonly AwsService[]>,
  failed: (label: string, error: unknown) => void,
) => createEndpoint({ services, permissions, clock, activity: context.activity, failed });
