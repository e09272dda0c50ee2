import { join } from 'node:path';
import { addressesOf } from './addresses.ts';
import { openGateway } from './apigateway/gateway.ts';
import { readApi } from './apigateway/model.ts';
import type { ResolvedAssembly } from './assembly/model.ts';
import { readAssembly } from './assembly/read.ts';
import { synthesize } from './assembly/synth.ts';
import { openDistribution } from './cloudfront/distribution.ts';
import { readDistribution } from './cloudfront/model.ts';
import { originsOf } from './cloudfront/origins.ts';
import { type Core, startCore } from './core.ts';
import { dashboardHandler } from './dashboard/handler.ts';
import { closeServer, listenHere } from './http/listen.ts';
import { openLog, type StackLog } from './log.ts';
import type { StackOptions } from './options.ts';
import type { Addresses, AwsService, StackContext, Upcoming } from './service.ts';
import { createSite } from './site.ts';
import { createQueues } from './sqs/queues.ts';
import { openStateFolder, type StateFolder } from './state/folder.ts';
import { DEFAULT_PORT, type HeldPorts, holdPorts } from './state/ports.ts';
import { endpointOf, type Services, startServices } from './wiring.ts';

export type { StackOptions } from './options.ts';

/** A stack that answers at its addresses. */
export interface RunningStack {
  readonly addresses: Addresses;
  readonly context: StackContext;
  readonly services: Services;
  /** Whether its state folder had no demo in it, nor a wish for none. */
  readonly isNew: boolean;
  /** Virtual milliseconds. */
  now(): number;
  /** Pushes the clock to an instant (ms) and lets everything due on the way happen. */
  push(to: number, report?: (ran: Upcoming) => void): Promise<void>;
  /** Puts down that the state folder has what it should start with. */
  markReady(): void;
  close(): Promise<void>;
}

const choosePorts = async ({ port, progress }: StackOptions, state: StateFolder): Promise<HeldPorts> => {
  const wanted = port ?? state.kept().port ?? DEFAULT_PORT;
  const held = await holdPorts(wanted);
  const { site, issuer } = held.block;
  if (site !== wanted) {
    progress(`Ports ${wanted} to ${wanted + 2} are not all free: this stack takes ${site} to ${issuer}.`);
  }
  state.keep({ port: site });
  return held;
};

const assemblyFor = async (
  options: StackOptions,
  { siteUrl, issuer }: { siteUrl: string; issuer: string },
) => {
  const { state: folder, assembly, progress } = options;
  return readAssembly(assembly ?? (await synthesize({ folder, siteUrl, issuer, progress })));
};

interface Foundation {
  readonly options: StackOptions;
  readonly state: StateFolder;
  readonly log: StackLog;
  readonly ports: HeldPorts;
  readonly addresses: Addresses;
  readonly assembly: ResolvedAssembly;
}

/** The core, and the queues that it hands failures to. */
const startOnState = async ({ options, state, log, addresses, assembly }: Foundation) => {
  let queues: ReturnType<typeof createQueues> | undefined;
  const core = await startCore({
    assembly,
    state,
    addresses,
    log,
    startAt: options.startAt,
    permissions: options.permissions,
    sendToQueue: (queueArn, body) => void queues?.send(queueArn, body),
  });
  queues = createQueues(core.context);
  return { core, queues };
};

const distributionOf = ({ assembly, functions, permissions }: StackContext, failed: StackLog['failed']) => {
  const api = readApi(assembly);
  if (api === undefined) throw new Error('The cloud assembly has no REST API, so there is nothing to show.');
  const gateway = openGateway({ api, functions, failed });
  const distribution = readDistribution(assembly);
  // A small assembly may do without: then its API answers by itself.
  if (distribution === undefined) return gateway;
  return openDistribution(distribution, originsOf({ assembly, distribution, api, gateway, permissions }));
};

const serve = async (foundation: Foundation, core: Core, queues: ReturnType<typeof createQueues>) => {
  const { log, ports } = foundation;
  const ready = Promise.withResolvers<readonly AwsService[]>();
  const endpoint = endpointOf(core, ready.promise, log.failed);
  await listenHere(endpoint, ports.endpoint);
  const services = await startServices(core, queues, ports.issuer);
  ready.resolve(services.services);
  const { clock, context } = core;
  const site = createSite({
    distribution: distributionOf(context, log.failed),
    dashboard: dashboardHandler(services),
    activity: context.activity,
    clock,
    failed: log.failed,
  });
  await core.resume();
  await services.resume();
  await listenHere(site, ports.site);
  return { services, servers: [site, endpoint] };
};

/**
 * Starts the cloud assembly of the stage `local` on this machine: synthesizes it where that is needed, opens the state
 * folder, and answers once everything does. Throws, naming it, for what cannot run here.
 */
export const startStack = async (options: StackOptions): Promise<RunningStack> => {
  const state = openStateFolder(options.state);
  const log = openLog(join(options.state, 'stack.log'), options.progress);
  const undo: (() => Promise<void> | void)[] = [() => state.close(), () => log.close()];
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const isNew = !state.kept().ready;
    const ports = await choosePorts(options, state);
    undo.push(() => ports.close());
    const addresses = addressesOf(ports.block);
    const assembly = await assemblyFor(options, { siteUrl: addresses.site, issuer: addresses.issuer });
    const foundation = { options, state, log, ports, addresses, assembly };
    const { core, queues } = await startOnState(foundation);
    undo.push(() => core.close());
    const { services, servers } = await serve(foundation, core, queues);
    undo.push(() => services.close());
    for (const server of servers) undo.push(() => closeServer(server));
    state.announce(addresses);
    return {
      addresses,
      context: core.context,
      services,
      isNew,
      now: core.clock.now.bind(core.clock),
      push: core.clock.push.bind(core.clock),
      markReady: () => state.keep({ ready: true }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
