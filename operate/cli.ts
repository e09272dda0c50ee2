import { parseArgs } from 'node:util';
import { surprise } from './doctor/fault.ts';
import { allRight, asJson, asText, type Line } from './report.ts';

type Flags = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** Ends with code 2: it was asked wrongly. */
export const refuse = (message: string, help: string): never => {
  process.stderr.write(`${message}\n\n${help}\n`);
  process.exit(2);
};

/** Who reads no further, as `head` does, has seen enough: that is no fault. */
const endWithReader = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
};

/** Reads the command line; --help prints `help` and ends, anything unknown ends with code 2. */
export const readCommandLine = <const F extends Flags>(flags: F, help: string) => {
  endWithReader();
  const options = { ...flags, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  try {
    const parsed = parseArgs({ options, allowPositionals: true });
    if (process.argv.includes('--help')) {
      process.stdout.write(`${help}\n`);
      process.exit(0);
    }
    return { ...parsed, json: process.argv.includes('--json') };
  } catch (error) {
    // Without Node's advice on dashes, which helps nobody here.
    const [fault = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    return refuse(fault, help);
  }
};

/** Text on a terminal is coloured unless NO_COLOR is set (https://no-color.org). */
const coloured = (): boolean => process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '';

export interface Told {
  readonly about: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
  readonly json: boolean;
}

/** Prints what was found. Exit code 0 where all is right, else 1. */
export const tell = ({ about, lines, json }: Told): void => {
  process.stdout.write(json ? asJson(about, lines) : asText(lines, { coloured: coloured() }));
  process.exitCode = allRight(lines) ? 0 : 1;
};

/** Ends with code 1, in one line. */
export const fail = (message: string): never => {
  process.stderr.write(`✗ ${message}\n`);
  process.exit(1);
};

/** A surprise is told in one line as well, with what mends it. */
export const endOn = (error: unknown): void => {
  process.stderr.write(asText([{ id: 'stopped', ...surprise(error) }], { coloured: false }));
  process.exitCode = 1;
};
