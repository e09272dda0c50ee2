import { randomUUID } from 'node:crypto';
import type { CountedActivity } from '../clock/activity.ts';
import type { FunctionRunner, Invocation } from '../service.ts';
import type { OpenJournal } from '../state/journal.ts';
import type { Functions } from './runner.ts';

export type AsyncRecord =
  | {
      readonly kind: 'accepted';
      readonly id: string;
      readonly functionArn: string;
      readonly payload: unknown;
    }
  | { readonly kind: 'done'; readonly id: string };

export interface AsyncOptions {
  readonly functions: Functions;
  readonly activity: CountedActivity;
  readonly journal: OpenJournal<AsyncRecord>;
  /** Hands an event that failed for the last time to a queue, with the function's role. */
  readonly deadLetter: (event: {
    readonly queueArn: string;
    readonly roleArn: string;
    readonly body: string;
  }) => void;
  /** Told when that was not possible. */
  readonly failed: (label: string, error: unknown) => void;
}

export interface AsyncInvocations extends Pick<FunctionRunner, 'invokeAsync'> {
  /** Takes up what the last stop left open; call it before the first event. */
  resume(): void;
}

/** Lambda tries an asynchronous event once and then twice more. */
const TRIES = 3;
/** Above this size the journal is written anew when nothing is open. */
const COMPACT_ABOVE_BYTES = 4_000_000;

type Accepted = Extract<AsyncRecord, { kind: 'accepted' }>;

const failureBody = ({ functionArn, payload }: Accepted, invocation: Invocation): string =>
  JSON.stringify({
    version: '1.0',
    requestContext: { functionArn, condition: 'RetriesExhausted', approximateInvokeCount: TRIES },
    requestPayload: payload,
    responsePayload: invocation.ok ? invocation.payload : invocation.error,
  });

/** Tries an event until the function takes it; hands it to the failure destination after the last try. */
const deliver = async (accepted: Accepted, { functions, deadLetter }: AsyncOptions): Promise<void> => {
  let invocation = await functions.invoke(accepted.functionArn, accepted.payload);
  for (let tried = 1; !invocation.ok && tried < TRIES; tried += 1) {
    invocation = await functions.invoke(accepted.functionArn, accepted.payload);
  }
  if (invocation.ok) return;
  const { failureDestination, roleArn } = functions.definition(accepted.functionArn);
  if (failureDestination === undefined) return;
  deadLetter({ queueArn: failureDestination, roleArn, body: failureBody(accepted, invocation) });
};

/** What has been accepted and not been done. */
const openIn = (records: readonly AsyncRecord[]): readonly Accepted[] => {
  const done = new Set(records.flatMap((record) => (record.kind === 'done' ? [record.id] : [])));
  return records.filter((record): record is Accepted => record.kind === 'accepted' && !done.has(record.id));
};

/** Asynchronous invocations; those that a stop cut off are taken up again. */
export const createAsyncInvocations = (options: AsyncOptions): AsyncInvocations => {
  const { functions, activity, journal, failed } = options;
  let open = 0;

  const start = async (accepted: Accepted): Promise<void> => {
    open += 1;
    const end = activity.begin(`event for ${accepted.functionArn}`);
    await deliver(accepted, options).catch((error: unknown) => failed(accepted.functionArn, error));
    journal.append({ kind: 'done', id: accepted.id });
    open -= 1;
    if (open === 0 && journal.size() > COMPACT_ABOVE_BYTES) journal.rewrite([]);
    end();
  };

  return {
    invokeAsync(functionArn, payload) {
      functions.definition(functionArn);
      const accepted: Accepted = { kind: 'accepted', id: randomUUID(), functionArn, payload };
      journal.append(accepted);
      void start(accepted);
    },
    resume() {
      const left = openIn(journal.records());
      journal.rewrite(left);
      for (const accepted of left) void start(accepted);
    },
  };
};
