import { once } from './once.ts';

/** Everything this system logs, once; facts are ids and counts, never names, addresses or whole events. */
const LOG_MESSAGES = {
  pageFailed: 'A page could not be made',
  recordFailed: 'A record of a stream could not be worked off',
  dueLeft: 'Something that is due could not be seen to; it stays due',
  feedbackUnreadable: 'SES told something in a form that is not known',
  feedbackUnrecorded: 'What SES told could not be recorded; it is kept by ids',
  mailNotTaken: 'SES did not take a mail, or did not answer',
  issuerUnreachable: "The staff's sign-in service did not answer",
  issuerRefused: "The staff's sign-in service refused",
} as const;
export type LogMessage = keyof typeof LOG_MESSAGES;

export interface LogEntry {
  readonly message: LogMessage;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly cause?: unknown;
}

/** A surprise goes to `error`, an expected outcome worth counting to `info`. Wait for it: a function that has answered stands still. */
export interface Log {
  error(entry: LogEntry): Promise<void>;
  info(entry: LogEntry): Promise<void>;
}

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));

/** Loaded by the first entry: most functions end without one. @param serviceName the function's name, as in the catalogue of functions */
export const powertoolsLog = (serviceName: string): Log => {
  const logger = once(async () => {
    const { Logger } = await import('@aws-lambda-powertools/logger');
    return new Logger({ serviceName });
  });
  const write =
    (level: 'error' | 'info') =>
    async ({ message, facts, cause }: LogEntry): Promise<void> => {
      const error = cause === undefined ? {} : { error: asError(cause) };
      (await logger())[level](LOG_MESSAGES[message], { code: message, ...facts, ...error });
    };
  return { error: write('error'), info: write('info') };
};
