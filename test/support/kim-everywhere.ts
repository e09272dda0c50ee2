import { requestCode } from '../../functions/access/request-code.ts';
import { openSession } from '../../functions/access/session.ts';
import { makeStopLink, setStop } from '../../functions/mail/stop.ts';
import type { Item } from '../../functions/platform/store/table.ts';
import { must, publishedPledge } from './pledge.ts';
import { testPorts } from './ports.ts';

export const EMAIL = 'kim@nordlys.example';
export const WORDS = [EMAIL, 'Kim Berg', 'Head of AI'];

/** An SES that forgets addresses, and says which. */
export const forgetful = () => {
  const forgotten: string[] = [];
  return { forgotten, suppression: { forget: async (email: string) => void forgotten.push(email) } };
};

/** Kim signed for an organisation, is its contact, is signed in, has stopped a kind of mail and asks for another code. */
export const kimEverywhere = async () => {
  const ports = testPorts();
  const { organisationId, personId } = await publishedPledge(ports, EMAIL);
  const session = await openSession(ports, { kind: 'person', personId });
  await setStop(ports, {
    token: await makeStopLink(ports, { personId, kind: 'draft-waiting' }),
    stopped: true,
  });
  must(await requestCode(ports, { email: EMAIL, browser: 'b'.repeat(43), language: 'en', next: '/en/my' }));
  return { ports, organisationId, personId, session };
};

export const textOf = (table: { items: () => readonly Item[] }): string => JSON.stringify(table.items());
