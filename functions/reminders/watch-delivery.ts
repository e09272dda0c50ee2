import type { Ports } from '../platform/ports.ts';
import { closeStep } from './close-step.ts';
import { type Delivery, readDelivery } from './read-delivery.ts';
import { readStepAlone, type StepName } from './read-step.ts';

/**
 * One look at how the mails of a step fare. Where they arrived, the step is closed in the same breath: nothing is left for
 * its workflow to do.
 */
export const watchDelivery = async (
  ports: Ports,
  { to, execution, ...name }: StepName & { readonly to: 'recipients' | 'backup'; readonly execution: string },
): Promise<Delivery> => {
  const step = await readStepAlone(ports, name);
  const delivery = await readDelivery(ports, step, to);
  if (delivery === 'delivered') {
    const why = to === 'backup' ? 'backup-reached' : 'delivered';
    await closeStep(ports, { ...name, execution, outcome: 'sent', why }, step);
  }
  return delivery;
};
