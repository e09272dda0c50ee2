import type { ResolvedAssembly, Resource } from './assembly/model.ts';
import type { Faults } from './faults.ts';

/** A moment at which something will run, and what. */
export interface Upcoming {
  /** Milliseconds since the epoch, virtual. */
  readonly at: number;
  readonly label: string;
}

/** A schedule that comes again and again. */
export interface Recurrence {
  readonly label: string;
  /** The first tick strictly after `ms`. */
  nextAfter(ms: number): number;
  run(at: number): Promise<void>;
  /**
   * When the next thing is due that a tick would act on. A push passes over the ticks before it, all of them where
   * nothing is due (undefined). Absent: every tick runs, pushed or not.
   */
  readonly nextDue?: () => Promise<number | undefined>;
}

/** The one virtual clock of the stack: real speed, plus an offset that a push moves forward, never back. */
export interface LocalClock {
  /** Milliseconds since the epoch, virtual. */
  now(): number;
  /** A Float64Array of one: the offset in milliseconds between real and virtual time, shared with every worker. */
  readonly offset: SharedArrayBuffer;
  /** Runs `run` once virtual time has reached `at` (ms). Returns the cancellation. `label` is shown as what is due. */
  schedule(at: number, label: string, run: () => Promise<void>): () => void;
  /** The next timer, if any. */
  next(): Upcoming | undefined;
  /** Runs each tick of a recurrence, starting with the first after now. Returns the cancellation. */
  every(recurrence: Recurrence): () => void;
  /** What a push would run next: the next timer, or the next tick that has something due. */
  upcoming(): Promise<Upcoming | undefined>;
  /** Moves time forward to `to` (ms), from one due moment to the next, running each; `report` hears of every one. */
  push(to: number, report?: (ran: Upcoming) => void): Promise<void>;
}

/** Counts what is in flight, so that the clock moves only when nothing is. */
export interface Activity {
  /** Runs `work`, counted until it has settled. */
  track<T>(label: string, work: () => Promise<T>): Promise<T>;
  /** Resolves once nothing has been in flight for a moment. */
  idle(): Promise<void>;
}

/** An append-only list of JSON records in the state folder; `append` returns once the record is on disk. */
export interface Journal<T> {
  append(record: T): void;
  records(): readonly T[];
}

/** What a function answered: its payload, or the error that AWS would report in `FunctionError`. */
export type Invocation =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: { readonly errorType: string; readonly errorMessage: string } };

export interface FunctionRunner {
  /** Synchronous invocation under the function's own role; JSON in, JSON out. Throws for an unknown ARN. */
  invoke(functionArn: string, payload: unknown): Promise<Invocation>;
  /**
   * Asynchronous invocation (`Event`): the event is on disk once this returns; tried three times, then handed to the
   * function's failure destination. Survives a restart, so an event may be delivered again. For SNS and Scheduler.
   */
  invokeAsync(functionArn: string, payload: unknown): void;
}

/** Who calls the endpoint: a role of the assembly, found by its access key id. */
export interface Caller {
  readonly accessKeyId: string;
  readonly roleArn: string;
}

export interface AwsCall {
  /** The signing name in the credential scope: `dynamodb`, `ses`, `states`, … */
  readonly service: string;
  /** `PutItem`, `SendRawEmail`, … from X-Amz-Target or the form's Action. */
  readonly action: string;
  /** The parsed body: JSON, or the form's fields for the query protocol. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
}

export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** One AWS service on the local endpoint. */
export interface AwsService {
  readonly signingName: string;
  handle(call: AwsCall): Promise<AwsAnswer>;
}

/** Looks up the caller's policies in the assembly; throws AccessDenied as AWS words it. */
export interface Permissions {
  require(caller: Caller, action: string, resource: string, context?: Readonly<Record<string, string>>): void;
  /** The identity that a service assumes when it uses a role of the assembly (scheduler, state machine). */
  callerFor(roleArn: string): Caller;
}

/** What every local service is given. */
export interface StackContext {
  readonly assembly: ResolvedAssembly;
  readonly clock: LocalClock;
  readonly activity: Activity;
  readonly functions: FunctionRunner;
  readonly permissions: Permissions;
  readonly faults: Faults;
  /** A journal of its own per name, in the state folder. */
  journal<T>(name: string): Journal<T>;
  readonly addresses: Addresses;
  /** The earliest moment (ms, virtual) at which an item of the `due` indexes falls due; undefined when none does. */
  readonly nextDue: () => Promise<number | undefined>;
  /** The items of the `due` indexes that fall due first, of all tables, earliest first. */
  readonly dueItems: (limit: number) => Promise<readonly DueItem[]>;
}

export interface DueItem {
  /** Milliseconds since the epoch, virtual. */
  readonly at: number;
  readonly table: string;
  /** The item, unmarshalled. */
  readonly item: Readonly<Record<string, unknown>>;
}

export interface Addresses {
  readonly site: string;
  readonly office: string;
  readonly inbox: string;
  readonly dashboard: string;
  readonly api: string;
  /** The AWS endpoint. */
  readonly endpoint: string;
  /** The OpenID Connect issuer. */
  readonly issuer: string;
}

export type { ResolvedAssembly, Resource };
