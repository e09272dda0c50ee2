import PostalMime from 'postal-mime';
import { beforeEach, describe, expect, it } from 'vitest';
import { personEntity } from '../../functions/access/model.ts';
import { composeMail } from '../../functions/mail/compose.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { mailRoutes } from '../../functions/mail/routes.ts';
import { sendMail } from '../../functions/mail/send-mail.ts';
import { makeStopLink, readStop, setStop, stoppedKinds } from '../../functions/mail/stop.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { putDownSteps } from '../../functions/reminders/put-down-steps.ts';
import { visitorAt } from '../support/ask.ts';
import { completeDraft } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';
import { type FakeSes, fakeSes } from './fake-ses.ts';
import { pause } from './outgoing.ts';
import { settings } from './samples.ts';

let ports: TestPorts;
let ses: FakeSes;
let personId: string;
let organisationId: string;

const remind = async (key: string): Promise<string> => {
  const mailId = await orderMail(ports, {
    kind: 'draft-waiting',
    recipient: { to: 'person', personId },
    occasion: `STEP#draft#1#${key}`,
    organisationId,
  });
  await sendMail({ ...ports, ses, compose: composeMail, pause }, { mailId, settings });
  return mailId;
};
const whyOf = async (mailId: string) => (await load(ports.sent, mailEntity, mailId))?.why;

beforeEach(async () => {
  ports = testPorts('2026-11-22T09:00:00.000Z');
  ses = fakeSes();
  ({ personId, organisationId } = await completeDraft(ports));
  await putDownSteps(ports, { organisationId, family: 'draft', occasion: '1', anchor: '2026-11-22' });
  ports.clock.advance(15 * DAY_MS);
});

describe('a mail that can be stopped', () => {
  it('says so to people and to mail programs, with a link that only this mail has', async () => {
    await remind('day-14');
    const message = await PostalMime.parse(ses.taken[0]?.raw ?? '');
    const headers = new Map(message.headers.map(({ key, value }) => [key, value]));
    const address = headers.get('list-unsubscribe')?.slice(1, -1) ?? '';
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(address).toMatch(/^https:\/\/pact\.example\/sv\/mail\/stop\/[\w-]{43}$/u);
    expect(message.text).toContain(address);
    expect(message.html).toContain(address);
    const token = address.slice(address.lastIndexOf('/') + 1);
    expect(JSON.stringify(ports.pact.items())).not.toContain(token);
    expect(await readStop(ports, token)).toEqual({ kind: 'draft-waiting', stopped: false });
  });

  it('does not go out any more once it is stopped, and goes out again on demand', async () => {
    const token = await makeStopLink(ports, { personId, kind: 'draft-waiting' });
    await setStop(ports, { token, stopped: true });
    expect(await whyOf(await remind('day-14'))).toBe('stopped');
    expect(ses.taken).toHaveLength(0);
    await setStop(ports, { token, stopped: false });
    ports.clock.advance(31 * DAY_MS);
    await remind('day-45');
    expect(ses.taken).toHaveLength(1);
  });
});

describe('stopping', () => {
  it('is the same done twice', async () => {
    const token = await makeStopLink(ports, { personId, kind: 'draft-waiting' });
    await setStop(ports, { token, stopped: true });
    await setStop(ports, { token, stopped: true });
    expect(await stoppedKinds(ports, personId)).toEqual(['draft-waiting']);
  });

  it('does nothing with a link that is unknown or two years old', async () => {
    expect(await setStop(ports, { token: 'unknown', stopped: true })).toBeUndefined();
    const token = await makeStopLink(ports, { personId, kind: 'draft-waiting' });
    ports.clock.advance(731 * DAY_MS);
    expect(await setStop(ports, { token, stopped: true })).toBeUndefined();
    expect(await stoppedKinds(ports, personId)).toEqual([]);
  });

  it('keeps nothing about a person who has been erased', async () => {
    const token = await makeStopLink(ports, { personId, kind: 'draft-waiting' });
    const person = await load(ports.pact, personEntity, personId);
    await ports.pact.remove(personEntity.key(personId), { rev: person?.rev ?? 0 });
    await setStop(ports, { token, stopped: true });
    expect(await stoppedKinds(ports, personId)).toEqual([]);
  });
});

describe('the page of the link', () => {
  const at = async () => {
    const token = await makeStopLink(ports, { personId, kind: 'draft-waiting' });
    const visitor = visitorAt(mailRoutes, { ports, visitor: { kind: 'nobody' } });
    return { address: `/en/mail/stop/${token}`, ...visitor };
  };

  it('changes nothing on GET', async () => {
    const { get, address } = await at();
    const page = await get(address);
    expect(page.status).toBe(200);
    expect(page.body).toContain('Stop these mails?');
    expect(await stoppedKinds(ports, personId)).toEqual([]);
  });

  it('stops on the POST of a mail program, without cookies or a token of a form, and without a redirect', async () => {
    const { post, address } = await at();
    const page = await post(address, { 'List-Unsubscribe': 'One-Click' });
    expect(page.status).toBe(200);
    expect(await stoppedKinds(ports, personId)).toEqual(['draft-waiting']);
    expect(mailRoutes.find(({ method }) => method === 'POST')?.csrf).toBe(false);
  });

  it('has a button to get them again', async () => {
    const { get, post, address } = await at();
    await post(address, { do: 'stop' });
    expect((await get(address)).body).toContain('Send them again');
    await post(address, { do: 'resume' });
    expect(await stoppedKinds(ports, personId)).toEqual([]);
  });

  it('says what to do with a link that is not known', async () => {
    const { get, post } = await at();
    expect((await get('/en/mail/stop/unknown')).status).toBe(404);
    expect((await post('/sv/mail/stop/unknown')).body).toContain('office@example.org');
  });
});
