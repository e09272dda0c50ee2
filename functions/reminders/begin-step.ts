import type { Ports } from '../platform/ports.ts';
import { type Again, readAgain } from './read-again.ts';
import type { StepName } from './read-step.ts';
import type { Reason } from './reasons.ts';
import { writeTo } from './write-mail.ts';

interface Begun {
  readonly owed: Again['owed'];
  readonly why: Reason | 'written';
}

/**
 * Begins with a due step: reads everything again and, where a mail is all that is owed, writes it in the same breath. Of a
 * step that time changes a state by, the mail is written after that.
 */
export const beginStep = async (
  ports: Ports,
  name: StepName & { readonly execution: string },
): Promise<Begun> => {
  const again = await readAgain(ports, name);
  if (again.owed !== 'mail') return again;
  const { why, read, to } = again;
  if (why !== 'only-mail') return { owed: 'mail', why };
  await writeTo(ports, { ...name, read, to });
  return { owed: 'mail', why: 'written' };
};
