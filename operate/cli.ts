import { parseArgs } from 'node:util';
import { allRight, asJson, asText, type Line } from './report.ts';

type Flags = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** Ends with code 2: it was asked wrongly. */
export const refuse = (message: string, help: string): never => {
  process.stderr.write(`${message}\n\n${help}\n`);
  process.exit(2);
};

/** Reads the command line; --help prints `help` and ends, anything unknown ends with code 2. */
export const readCommandLine = <const F extends Flags>(flags: F, help: string) => {
  const options = { ...flags, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  try {
    const parsed = parseArgs({ options, allowPositionals: true });
    if (process.argv.includes('--help')) {
      process.stdout.write(`${help}\n`);
      process.exit(0);
    }
    return { ...parsed, json: process.argv.includes('--json') };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error), help);
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

const MEND: Readonly<Record<string, string>> = {
  CredentialsProviderError: ' → aws sso login (or set AWS_PROFILE), then run this again',
};

/** A surprise is told in one line as well, with what mends it where that is known. */
export const endOn = (error: unknown): void => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`✗ ${message}${MEND[name] ?? ''}\n`);
  process.exitCode = 1;
};
