import type { Ports } from '../platform/ports.ts';
import { readSesEvent } from './ses-event.ts';

/** Records what SES tells by SNS. */
export const reactToFeedback =
  (ports: Pick<Ports, 'pact' | 'sent' | 'clock'>) =>
  async (messages: readonly string[]): Promise<void> => {
    for (const message of messages) {
      const news = readSesEvent(message);
      if (news === undefined) continue;
      const { recordEvent } = await import('./record-event.ts');
      await recordEvent(ports, news);
    }
  };
