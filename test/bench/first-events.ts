import { personEntity } from '../../functions/access/model.ts';
import { openSession } from '../../functions/access/session.ts';
import { systemClock } from '../../functions/platform/clock.ts';
import type { FunctionName } from '../../functions/platform/config.ts';
import { cookieName } from '../../functions/platform/http/cookies.ts';
import { randomIds } from '../../functions/platform/ids.ts';
import { create } from '../../functions/platform/store/entity.ts';
import type { Table } from '../../functions/platform/store/table.ts';
import { stepEntity, stepSortKey } from '../../functions/reminders/step.ts';
import { getEvent } from '../support/get.ts';
import { ENVIRONMENT } from './fresh.ts';
import { CONTACT } from './signatories.ts';

const SITE = ENVIRONMENT['SITE_URL'] ?? '';

const withCookie = (address: string, name: 'session' | 'staff', secret: string) =>
  getEvent(address, { headers: { cookie: `${cookieName(SITE, name)}=${secret}` } });

const nobodysMail = {
  type: 'mail',
  mailId: 'nobodys',
  state: 'waiting',
  nextAttempt: '2026-01-01T00:00:00.000Z',
};

const streamRecord = (item: Readonly<Record<string, string>>) => ({
  Records: [
    {
      eventID: '1',
      dynamodb: {
        SequenceNumber: '1',
        NewImage: Object.fromEntries(Object.entries(item).map(([name, text]) => [name, { S: text }])),
      },
    },
  ],
});

const sesEvent = {
  eventType: 'Send',
  mail: { messageId: '1', timestamp: '2026-01-01T00:00:00.000Z', tags: { mailId: ['nobodys'] } },
  send: {},
};

/**
 * What each function is asked first: something that it is often asked, and that is answered from the table.
 * @param organisationId a published pledge whose contact is CONTACT
 */
export const firstEvents = async (
  pact: Table,
  organisationId: string,
): Promise<Readonly<Record<FunctionName, unknown>>> => {
  const ports = { pact, clock: systemClock, ids: randomIds };
  const createdAt = new Date().toISOString();
  await create(pact, personEntity, {
    rev: 1,
    personId: CONTACT,
    email: 'contact@example.org',
    language: 'en',
    createdAt,
  });
  const step = { organisationId, family: 'report', occasion: '1', key: 'd-minus-90' };
  await create(pact, stepEntity, { ...step, rev: 1, at: createdAt, mailIds: [] });
  const session = await openSession(ports, { kind: 'person', personId: CONTACT });
  const staff = await openSession(ports, {
    kind: 'staff',
    subject: 'staff',
    name: 'Staff',
    groups: ['admin'],
  });
  const byContact = (path: string) => withCookie(`/en/my/${organisationId}${path}`, 'session', session);
  const byStaff = (path: string) => withCookie(`/office${path}`, 'staff', staff);
  return {
    site: getEvent(`/en/register/${organisationId}`),
    account: withCookie('/en/my-data', 'session', session),
    pledge: withCookie('/en/my', 'session', session),
    change: byContact('/amend'),
    report: byContact('/report/1'),
    office: byStaff(''),
    'office-sign-in': getEvent('/office/sign-in'),
    'office-listed': byStaff('/listed'),
    'office-entered': byStaff('/entered'),
    'office-persons': byStaff('/persons'),
    api: getEvent(`/api/v1/organisations/${organisationId}.json`),
    changes: streamRecord({ type: 'pledge-head', organisationId: 'nobodys', nudge: createdAt }),
    'mail-out': streamRecord(nobodysMail),
    'mail-feedback': { Records: [{ Sns: { Message: JSON.stringify(sesEvent) } }] },
    'report-year': { task: 'work-out-steps', organisationId, cycle: '1' },
    remind: {
      task: 'read-again',
      organisationId,
      step: stepSortKey(step.family, step.occasion, step.key),
      execution: 'bench',
    },
    round: { task: 'see-to-due', cursor: 'start', left: false, execution: 'arn:execution' },
  };
};
