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
  #writer: Owner | undefined;

  constructor(look: (text: string, writer: Owner | undefined) => boolean) {
    this.#look = look;
  }

  /** The log of what is done for an organisation: its lines are looked through and shown to nobody. */
  log(owner: Owner): Log {
    return {
      error: (entry) => this.#as(owner, () => this.#log.error(entry)),
      info: (entry) => this.#as(owner, () => this.#log.info(entry)),
    };
  }

  async #as(owner: Owner, write: () => Promise<void>): Promise<void> {
    this.#writer = owner;
    try {
      await write();
    } finally {
      this.#writer = undefined;
    }
  }

  /** From now on, until what it answers is called. */
  watch(): () => void {
    const former = STREAMS.map((stream) => {
      const { write } = stream;
      stream.write = (chunk: string | Uint8Array): boolean => {
        const shown = this.#look(String(chunk), this.#writer) && this.#writer === undefined;
        return !shown || write.call(stream, chunk);
      };
      return { stream, write };
    });
    return () => {
      for (const { stream, write } of former) stream.write = write;
    };
  }
}
