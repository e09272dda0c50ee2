import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { type Mail, mailEntity } from '../../functions/mail/model.ts';
import { OPEN_TASKS, type Task, taskEntity } from '../../functions/office/task.ts';
import { answerInvitation } from '../../functions/organisations/people/answer-invitation.ts';
import { acceptContact, offerContact } from '../../functions/organisations/people/hand-over.ts';
import { invite } from '../../functions/organisations/people/invite.ts';
import type { GivenRole } from '../../functions/organisations/people/roster.ts';
import { translator } from '../../functions/platform/i18n/translate.ts';
import type { SitePorts } from '../../functions/platform/ports.ts';
import { fromItem, load } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import type { Life } from '../../local/seed/deeds.ts';
import { openPage } from '../support/browser.ts';
import { must } from '../support/pledge.ts';
import { portsOn, publishOn, type StackOnFolder } from '../support/stack-ports.ts';
import { mouse, turning } from '../support/walk/hand.ts';
import { linkIn } from '../support/walk/mailbox.ts';
import { signInAsStaff } from '../support/walk/office.ts';
import { openStack, type Walked } from '../support/walk/open-stack.ts';
import { textOf } from '../support/walk/report.ts';
import { signInByCode } from '../support/walk/sign-in.ts';

/** Addresses of SES's simulator, whose mails come back. */
const GONE = 'bounce+contact@simulator.amazonses.com';
const GONE_TOO = 'bounce+backup@simulator.amazonses.com';
const REACHED = 'backup@example.eu';

const t = translator('en');

let walked: Walked;
let stack: StackOnFolder;
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
const tasksOf = async ({ organisationId }: Life): Promise<readonly (readonly [Task, Mail | undefined])[]> => {
  const ports = await portsOn(stack);
  const { items } = await ports.pact.index({ index: 'listing', key: OPEN_TASKS });
  const own = items
    .map((item) => fromItem(taskEntity, item))
    .filter((task) => task.organisationId === organisationId);
  const told = await Promise.all(
    own.map(async (task) => [task, await load(ports.sent, mailEntity, task.about)] as const),
  );
  return told.filter(([, mail]) => mail?.occasion.startsWith('STEP#') === true);
};

beforeAll(async () => {
  walked = await openStack();
  ({ stack } = walked);
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
afterAll(() => walked.close());

describe('a reminder that comes back', () => {
  it('reaches the backup contact, who reads why, comes to the report, and needs no staff', async () => {
    const [mail, ...more] = (await stack.mails(REACHED)).filter(({ subject }) =>
      /can be written now/.test(subject),
    );
    if (mail === undefined) throw new Error('the backup contact was written to');
    expect([more, mail.text]).toEqual([[], expect.stringContaining('our mail to its contact came back')]);
    expect(await tasksOf(reached)).toEqual([]);

    const page = await openPage(walked.browser);
    await page.goto(linkIn(mail, /\/report\//));
    await signInByCode({ stack, hand: mouse(page) }, REACHED);
    expect(new URL(page.url()).pathname).toContain(`/my/${reached.organisationId}/report/1`);
    expect(await textOf(page)).toContain('alder');
    await page.context().close();
  });

  it('becomes a task for staff where the backup contact cannot be reached either', async () => {
    const tasks = await tasksOf(nobody);
    expect(tasks.map(([{ reason }, mail]) => [reason, mail?.kind])).toEqual([['bounced', 'report-open']]);

    const page = await openPage(walked.browser);
    await signInAsStaff(page, { address: `${stack.addresses.office}/tasks`, name: 'Rita Reviewer' });
    const task = page.locator('section', { has: page.locator(`#task-${tasks[0]?.[0].taskId}`) });
    expect(await textOf(page, `#task-${tasks[0]?.[0].taskId}-about`)).toContain('birch');
    expect(await task.locator('h2').innerText()).toBe(t('office.task.bounced'));
    await task.getByLabel(t('office.taskNote')).fill('Called: a new contact follows.');
    await turning(page, () => task.getByRole('button').click());
    expect(await task.count()).toBe(0);
    expect(await textOf(page)).toContain('Called: a new contact follows.');
    expect(await tasksOf(nobody)).toEqual([]);
    await page.context().close();
  });
});
