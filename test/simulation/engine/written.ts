import { AsyncLocalStorage } from 'node:async_hooks';
import { type Log, powertoolsLog } from '../../../functions/platform/log.ts';
import type { Owner } from './owner.ts';

const STREAMS = [process.stdout, process.stderr];

/**
 * What the functions write while a world lives, in the very form in which they write it: log lines, and metrics, which a
 * function would write as lines too. Everything is looked through, whoever writes it.
 */
export class Written {
  readonly #log = powertoolsLog('simulation');
  /** Answers whether it may be shown. */
  readonly #look: (text: string, writer: Owner | undefined) => boolean;
  /** Who writes: a line is written some turns after it was asked for, and others are at work meanwhile. */
  readonly #writer = new AsyncLocalStorage<Owner>();

  constructor(look: (text: string, writer: Owner | undefined) => boolean) {
    this.#look = look;
  }

  /** The log of what is done for an organisation: its lines are looked through and shown to nobody. */
  log(owner: Owner): Log {
    return {
      error: (entry) => this.#writer.run(owner, () => this.#log.error(entry)),
      info: (entry) => this.#writer.run(owner, () => this.#log.info(entry)),
    };
  }

  /** From now on, until what it answers is called. */
  watch(): () => void {
    const former = STREAMS.map((stream) => {
      const { write } = stream;
      stream.write = (chunk: string | Uint8Array): boolean => {
        const writer = this.#writer.getStore();
        const shown = this.#look(String(chunk), writer) && writer === undefined;
        return !shown || write.call(stream, chunk);
      };
      return { stream, write };
    });
    return () => {
      for (const { stream, write } of former) stream.write = write;
    };
  }
}
