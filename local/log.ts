import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';

export interface StackLog {
  /** What functions print, and what went wrong in the stack. */
  readonly stream: Writable;
  failed(label: string, error: unknown): void;
  close(): void;
}

/** The log file of the state folder; what goes wrong in the stack itself is also told by `progress`. */
export const openLog = (file: string, progress: (line: string) => void): StackLog => {
  const stream = createWriteStream(file, { flags: 'a' });
  return {
    stream,
    failed(label, error) {
      const message = error instanceof Error ? error.message : String(error);
      progress(`! ${label}: ${message}`);
      stream.write(
        `${JSON.stringify({ level: 'ERROR', label, error: error instanceof Error ? error.stack : message })}\n`,
      );
    },
    close: () => stream.end(),
  };
};
