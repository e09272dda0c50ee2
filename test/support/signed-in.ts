import { openSession } from '../../functions/access/session.ts';
import type { StaffGroup } from '../../functions/platform/http/ask.ts';
import type { TestPorts } from './ports.ts';
import { type SiteClient, siteClient } from './site-client.ts';
import { officeOver, siteOver } from './sites.ts';

const BROWSER = 'x'.repeat(43);

/** A browser at the site in which a person is signed in. */
export const asPerson = async (
  ports: TestPorts,
  personId: string,
  handle = siteOver(ports),
): Promise<SiteClient> => {
  const client = siteClient(handle);
  client.jar.set('pact-4000-browser', BROWSER);
  client.jar.set('pact-4000-session', await openSession(ports, { kind: 'person', personId }));
  return client;
};

/** A browser at the office in which somebody of the staff is signed in. */
export const asStaff = async (
  ports: TestPorts,
  groups: readonly StaffGroup[] = ['reviewer'],
  handle = officeOver(ports),
): Promise<SiteClient> => {
  const client = siteClient(handle);
  client.jar.set('pact-4000-browser', BROWSER);
  const session = await openSession(ports, {
    kind: 'staff',
    subject: 'rita',
    name: 'Rita',
    groups: [...groups],
  });
  client.jar.set('pact-4000-staff', session);
  return client;
};

/** A browser that has been here before and is not signed in. */
export const asNobody = (handle: ReturnType<typeof siteOver>): SiteClient => {
  const client = siteClient(handle);
  client.jar.set('pact-4000-browser', BROWSER);
  return client;
};
