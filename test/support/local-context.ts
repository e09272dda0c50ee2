import { createActivity } from '../../local/clock/activity.ts';
import { createClock, type RunningClock } from '../../local/clock/clock.ts';
import { createFaults } from '../../local/faults.ts';
import type {
  Caller,
  Invocation,
  Journal,
  ResolvedAssembly,
  Resource,
  StackContext,
} from '../../local/service.ts';

/** Journals that outlive a stack, as a state folder does; records pass through JSON. */
export type Journals = Map<string, string[]>;

export interface FakeSetup {
  readonly resources?: readonly Resource[];
  readonly functions?: Readonly<Record<string, (payload: unknown) => unknown>>;
  /** `action resource` pairs that are refused. */
  readonly denied?: readonly string[];
  readonly journals?: Journals;
  /** Where the virtual clock starts, ISO 8601. */
  readonly at?: string;
  /** Of assets, by object key. */
  readonly assets?: Readonly<Record<string, string>>;
  readonly nextDue?: () => Promise<number | undefined>;
}

export interface FakeContext extends StackContext {
  readonly clock: RunningClock;
  /** `action resource` of every permission that was asked for. */
  readonly asked: string[];
  /** What was invoked asynchronously. */
  readonly events: { readonly functionArn: string; readonly payload: unknown }[];
}

const ACCOUNT = '000000000000';

export const resource = (
  kind: string,
  properties: Resource['properties'],
  more: Partial<Resource> = {},
): Resource => ({
  stack: 'Test',
  logicalId: 'Thing',
  path: 'Test/Thing',
  kind,
  properties,
  ref: 'thing',
  arn: `arn:aws:test:eu-central-1:${ACCOUNT}:thing`,
  ...more,
});

const fakeAssembly = ({ resources = [], assets = {} }: FakeSetup): ResolvedAssembly => ({
  region: 'eu-central-1',
  account: ACCOUNT,
  resources,
  byKind: (kind) => resources.filter((each) => each.kind === kind),
  byArn: (arn) => resources.find((each) => each.arn === arn),
  assetPath: (key) => assets[key] ?? key,
});

const journalOf = <T>(journals: Journals, name: string): Journal<T> => {
  const lines = journals.get(name) ?? [];
  journals.set(name, lines);
  return {
    append: (record) => void lines.push(JSON.stringify(record)),
    records: () => lines.map((line): T => JSON.parse(line)),
  };
};

const invocation = async (run: () => unknown): Promise<Invocation> => {
  try {
    return { ok: true, payload: await run() };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    return { ok: false, error: { errorType: name, errorMessage: message } };
  }
};

class Refused extends Error {
  override readonly name = 'AccessDeniedException';
}

/** A stack context over doubles that really store, with the stack's own virtual clock. */
export const fakeContext = (setup: FakeSetup = {}): FakeContext => {
  const { functions = {}, denied = [], journals = new Map(), at = '2027-01-04T08:00:00.000Z' } = setup;
  const activity = createActivity();
  const offset = Date.parse(at) - Date.now();
  const failed = (label: string, error: unknown) => {
    throw new Error(`The timer "${label}" failed.`, { cause: error });
  };
  const asked: string[] = [];
  const events: FakeContext['events'] = [];
  const caller = (roleArn: string): Caller => ({ accessKeyId: 'AKIALOCALTEST', roleArn });
  return {
    assembly: fakeAssembly(setup),
    clock: createClock({ activity, offset, keep: () => {}, failed }),
    activity,
    faults: createFaults(),
    asked,
    events,
    functions: {
      async invoke(arn, payload) {
        const run = functions[arn];
        if (run === undefined) throw new Error(`No function ${arn}`);
        return invocation(() => run(payload));
      },
      invokeAsync: (functionArn, payload) => void events.push({ functionArn, payload }),
    },
    permissions: {
      callerFor: caller,
      require(_caller, action, on) {
        asked.push(`${action} ${on}`);
        if (denied.includes(`${action} ${on}`))
          throw new Refused(`not authorized to perform: ${action} on ${on}`);
      },
    },
    journal: (name) => journalOf(journals, name),
    addresses: {
      site: 'http://127.0.0.1:4000',
      office: 'http://127.0.0.1:4000/office',
      inbox: 'http://127.0.0.1:4000/_local/inbox',
      dashboard: 'http://127.0.0.1:4000/_local',
      api: 'http://127.0.0.1:4000/api',
      endpoint: 'http://127.0.0.1:4001',
      issuer: 'http://127.0.0.1:4002',
    },
    nextDue: setup.nextDue ?? (async () => undefined),
    dueItems: async () => [],
  };
};
