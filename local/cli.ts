import { parseArgs } from 'node:util';

type Flags = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** Whether text on a stream may be coloured: a terminal, and NO_COLOR not set (https://no-color.org). */
const coloured = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY === true && (process.env['NO_COLOR'] ?? '') === '';

export const bold = (text: string): string =>
  coloured(process.stdout) ? `\u001B[1m${text}\u001B[22m` : text;

/** Exit codes: 1 what was asked could not be done, 2 it was asked wrongly. */
export const fail = (message: string, code: 1 | 2): never => {
  process.stderr.write(`${message}\n`);
  process.exit(code);
};

const GONE = /ECONNREFUSED|ECONNRESET|fetch failed|socket hang up/;

/** Ends with code 1 and what went wrong; a stack that stopped meanwhile is told as such. */
export const failWith = (error: unknown): never => {
  const message = error instanceof Error ? error.message : String(error);
  return fail(
    GONE.test(message) ? 'The stack does not answer any more: look whether npm start still runs.' : message,
    1,
  );
};

/** Who reads no further, as `head` does, has seen enough: that is no fault. */
const endWithReader = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
};

/** Reads the command line; prints `help` and ends on --help, ends with code 2 and the help on anything wrong. */
export const readArguments = <const F extends Flags>(flags: F, help: string) => {
  endWithReader();
  const options = { ...flags, help: { type: 'boolean' } } as const;
  try {
    const parsed = parseArgs({ options, allowPositionals: true });
    if (process.argv.includes('--help')) {
      process.stdout.write(`${help}\n`);
      process.exit(0);
    }
    return parsed;
  } catch (error) {
    // Without Node's advice on dashes, which helps nobody here.
    const [fault = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    return fail(`${fault}\n\n${help}`, 2);
  }
};

/** Progress goes to standard error, so that standard output holds the answer alone. */
export const progressTo =
  (quiet: boolean) =>
  (line: string): void => {
    if (!quiet) process.stderr.write(`${line}\n`);
  };
