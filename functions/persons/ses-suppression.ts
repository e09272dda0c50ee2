import { DeleteSuppressedDestinationCommand, NotFoundException, SESv2Client } from '@aws-sdk/client-sesv2';
import { onTheWire } from '../access/address.ts';
import type { Suppression } from './suppression.ts';

/** The account's suppression list. */
export const sesSuppression = (client = new SESv2Client({})): Suppression => ({
  async forget(email) {
    try {
      await client.send(new DeleteSuppressedDestinationCommand({ EmailAddress: onTheWire(email) }));
    } catch (error) {
      if (!(error instanceof NotFoundException)) throw error;
    }
  },
});
