import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { type Mail, mailEntity } from '../../functions/mail/model.ts';
import { OPEN_TASKS, taskEntity } from '../../functions/office/task.ts';
import { answerInvitation } from '../../functions/organisations/people/answer-invitation.ts';
import { acceptContact, offerContact } from '../../functions/organisations/people/hand-over.ts';
import { invite } from '../../functions/organisations/people/invite.ts';
import type { GivenRole } from '../../functions/organisations/people/roster.ts';
import type { SitePorts } from '../../functions/platform/ports.ts';
import { fromItem, load } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import type { Life } from '../../local/seed/deeds.ts';
import { must } from '../support/pledge.ts';
import { freshState, removeState, type StackProcess, startStackProcess } from '../support/running-stack.ts';
import { portsOn, publishOn } from '../support/stack-ports.ts';
import { testPort } from '../support/test-port.ts';

/** Addresses of SES's simulator, whose mails come back. */
const GONE = 'bounce+contact@simulator.amazonses.com';
const GONE_TOO = 'bounce+backup@simulator.amazonses.com';
const REACHED = 'backup@example.eu';

let stack: StackProcess;
let reached: Life;
let nobody: Life;

/** Somebody is invited by the contact, and accepts. Answers the person's id. */
const joins = async (ports: SitePorts, { organisationId }: Life, email: string, role: GivenRole) => {
  const { personId } = await ensurePerson(ports, { email, language: 'en' });
  const who = (await load(ports.pact, pledgeHead, organisationId))?.contact ?? '';
  const head = must(await invite(ports, { organisationId, who, email, language: 'en', roles: [role] }));
  const invitation = head.people?.[personId]?.invitation ?? '';
  must(await answerInvitation(ports, { organisationId, personId, invitation, accepts: true }));
  return personId;
};

/** The contact is handed to an address that goes later, and somebody stands in. */
const loseContact = async (ports: SitePorts, life: Life, email: string): Promise<void> => {
  const { organisationId, personId: who } = life;
  await joins(ports, life, email, 'backup');
  const to = await joins(ports, life, GONE, 'editor');
  must(await offerContact(ports, { organisationId, who, to, leaves: true }));
  must(await acceptContact(ports, { organisationId, personId: to }));
};

/** Tasks about reminders, with the mail that each is about. */
const tasksOf = async ({
  organisationId,
}: Life): Promise<readonly (readonly [string, Mail | undefined])[]> => {
  const ports = await portsOn(stack);
  const { items } = await ports.pact.index({ index: 'listing', key: OPEN_TASKS });
  const own = items
    .map((item) => fromItem(taskEntity, item))
    .filter((task) => task.organisationId === organisationId);
  const told = await Promise.all(
    own.map(async ({ reason, about }) => [reason, await load(ports.sent, mailEntity, about)] as const),
  );
  return told.filter(([, mail]) => mail?.occasion.startsWith('STEP#') === true);
};

beforeAll(async () => {
  stack = await startStackProcess({ state: freshState(), port: testPort() });
  const [alder, birch] = await publishOn(stack, ['alder', 'birch']);
  if (alder === undefined || birch === undefined) throw new Error('both were published');
  [reached, nobody] = [alder, birch];
  // The year is laid out and its dates told before the contact goes.
  await stack.push('+1d');
  const ports = await portsOn(stack);
  await loseContact(ports, reached, REACHED);
  await loseContact(ports, nobody, GONE_TOO);
  await stack.push('+280d');
});
afterAll(async () => {
  await stack.stop();
  removeState(stack.state);
});

describe('a reminder that comes back', () => {
  it('reaches the backup contact, who reads why, and needs no staff', async () => {
    const mails = (await stack.mails(REACHED)).filter(({ subject }) => /can be written now/.test(subject));
    expect(mails.map(({ text }) => text.includes('our mail to its contact came back'))).toEqual([true]);
    expect(await tasksOf(reached)).toEqual([]);
  });

  it('becomes a task for staff where the backup contact cannot be reached either', async () => {
    const tasks = await tasksOf(nobody);
    expect(tasks.map(([reason, mail]) => [reason, mail?.kind])).toEqual([['bounced', 'report-open']]);
  });
});
