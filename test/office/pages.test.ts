import { describe, expect, it } from 'vitest';
import { putTask } from '../../functions/office/put-task.ts';
import { taskEntity, taskIdOf } from '../../functions/office/task.ts';
import { create, load } from '../../functions/platform/store/entity.ts';
import { toInstant } from '../../functions/platform/time.ts';
import { closingDate } from '../../functions/pledges/closing-date.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { sendBack } from '../../functions/pledges/signature.ts';
import { completeDraft, must, publishedPledge, signedPledge } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';
import { decideOn, seenOn } from '../support/staff-decision.ts';

const stateOf = async (ports: TestPorts, organisationId: string) => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  return head?.pending?.state ?? head?.current?.state;
};

const signed = async () => {
  const ports = testPorts();
  const { organisationId } = await signedPledge(ports);
  const page = `/office/pledges/${organisationId}`;
  return { ports, organisationId, page, rita: await asStaff(ports) };
};

const inReview = async () => {
  const opened = await signed();
  await decideOn(opened.rita, opened.page, { decision: 'review' });
  return opened;
};

describe('the page of a pledge', () => {
  it('is not there for an unknown organisation', async () => {
    expect((await (await asStaff(testPorts())).get('/office/pledges/nobody')).status).toBe(404);
  });

  it('keeps a draft’s words from staff', async () => {
    const ports = testPorts();
    const { organisationId } = await completeDraft(ports);
    const { body } = await (await asStaff(ports)).get(`/office/pledges/${organisationId}`);
    expect(body).toContain('drafts belong to the organisation');
    expect(body).not.toContain('Write it down and do it');
  });

  it('keeps a text that waits for signatures, or was sent back, from staff', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await completeDraft(ports);
    const signatories = [{ name: 'Lee Dahl', position: 'CEO', email: 'lee@nordlys.example' }];
    const signing = { how: 'others', signatories } as const;
    const sent = must(await sendForSignature(ports, { organisationId, personId, language: 'en', signing }));
    const rita = await asStaff(ports);
    const words = 'Write it down and do it';
    expect((await rita.get(`/office/pledges/${organisationId}`)).body).not.toContain(words);
    const lee = sent.pending?.signatures[0]?.personId ?? '';
    must(await sendBack(ports, { organisationId, personId: lee, comment: 'Not like this' }));
    const { body } = await rita.get(`/office/pledges/${organisationId}`);
    expect(body).not.toContain(words);
    expect(body).not.toContain('Not like this');
  });

  it('shows the text, the checks, the people and the history', async () => {
    const { rita, page } = await signed();
    const { body } = await rita.get(page);
    for (const words of [
      'Nordlys Analys AB',
      'Write it down and do it',
      'Kim Berg',
      'Signed and submitted',
    ]) {
      expect(body).toContain(words);
    }
    expect(body).toContain('All core commitments are there');
  });

  it('is reviewed and published by two buttons, each telling what was done', async () => {
    const { ports, rita, page, organisationId } = await signed();
    const started = await decideOn(rita, page, { decision: 'review' });
    const { body: reviewing } = await rita.get(started.location ?? '');
    expect(reviewing).toContain('The review has started.');
    expect(reviewing).not.toContain('See what waits next');
    const published = await decideOn(rita, page, { decision: 'publish' });
    expect(published.location).toBe(`${page}?done=publish`);
    expect((await rita.get(published.location ?? '')).body).toContain('href="/office">See what waits next');
    expect(await stateOf(ports, organisationId)).toBe('published');
  });

  it.each(['return', 'decline'])('keeps no %s without reasons', async (decision) => {
    const { ports, rita, page, organisationId } = await inReview();
    const answer = await rita.post(`${page}/${decision}`, { [`${decision}-reasons`]: ' \r\n ' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(`href="#${decision}-reasons"`);
    expect(await stateOf(ports, organisationId)).toBe('in-review');
  });

  it('returns with reasons, which stand on the page as text', async () => {
    const { ports, rita, page, organisationId } = await inReview();
    await decideOn(rita, page, { decision: 'return', 'return-reasons': 'Who signs?\r\n<b>Please</b> say.' });
    expect(await stateOf(ports, organisationId)).toBe('returned');
    expect((await rita.get(page)).body).toContain('Who signs?\n&lt;b>Please&lt;/b> say.');
  });

  it('does not say that it was somebody else to who pressed twice', async () => {
    const { rita, page } = await inReview();
    const seen = seenOn(await rita.get(page), `${page}/decline`);
    const declined = { seen, 'decline-reasons': 'Not authentic' };
    await rita.post(`${page}/decline`, declined);
    const again = await rita.post(`${page}/decline`, declined);
    expect(again.status).toBe(409);
    expect(again.body).toContain('This has been declined already, by somebody else or by you.');
  });

  it('tells the loser of a race what was found, and keeps the reasons typed', async () => {
    const { ports, rita, page, organisationId } = await inReview();
    const sven = await asStaff(ports);
    const seen = seenOn(await rita.get(page), `${page}/decline`);
    await decideOn(sven, page, { decision: 'publish' });
    const declined = { seen, 'decline-reasons': 'Not authentic, I think' };
    const answer = await rita.post(`${page}/decline`, declined);
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('This has been published already');
    expect(await stateOf(ports, organisationId)).toBe('published');
  });

  it('takes a published pledge down with reasons, and up again', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    const rita = await asStaff(ports);
    const page = `/office/pledges/${organisationId}`;
    await decideOn(rita, page, {
      decision: 'withhold',
      'withhold-reasons': 'Somebody says it is not theirs',
    });
    expect(await stateOf(ports, organisationId)).toBe('withheld');
    await decideOn(rita, page, { decision: 'restore' });
    expect(await stateOf(ports, organisationId)).toBe('published');
  });

  it('lists steps and mails once they exist, with what becomes of them', async () => {
    const { ports, rita, page, organisationId } = await signed();
    await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
    const { body } = await rita.get(page);
    expect(body).toContain('8 working days after it was submitted');
    expect(body).toContain('To come');
    expect(body).toContain('Receipt of the pledge');
  });
});

describe('tasks', () => {
  const withTask = async () => {
    const ports = testPorts();
    const task = { rev: 1, taskId: 't1', organisationId: 'org1', reason: 'bounced', about: 'm1' } as const;
    await create(ports.pact, taskEntity, { ...task, createdAt: toInstant(ports.clock.now()) });
    return { ports, rita: await asStaff(ports, ['editor']) };
  };

  it('are closed with a note, and gone from the list', async () => {
    const { ports, rita } = await withTask();
    expect((await rita.get('/office/tasks')).body).toContain('A mail bounced');
    const closed = await rita.post('/office/tasks/t1/close', { 'note-t1': 'Called them, new address' });
    expect((await rita.get(closed.location ?? '')).body).toContain('There are no open tasks');
    expect(await load(ports.pact, taskEntity, 't1')).toMatchObject({
      closedBy: 'staff:rita',
      note: 'Called them, new address',
    });
  });

  it('stand beside the queue with the organisation’s name and their age, and afterwards in what was closed', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    await putTask(ports, { organisationId, reason: 'bounced', about: 'm1' });
    ports.clock.advance(3 * DAY_MS);
    const rita = await asStaff(ports);
    const aside = (await rita.get('/office?show=reports')).body;
    for (const words of ['1 open task', 'A mail bounced', 'Nordlys Analys AB', '3 days']) {
      expect(aside).toContain(words);
    }
    const taskId = taskIdOf(organisationId, 'bounced', 'm1');
    await rita.post(`/office/tasks/${taskId}/close`, { [`note-${taskId}`]: 'New address <b>found</b>' });
    const { body } = await rita.get('/office/tasks');
    expect(body).toContain('Closed in the last 30 days');
    expect(body).toContain('New address &lt;b>found&lt;/b>');
    ports.clock.advance(31 * DAY_MS);
    expect((await (await asStaff(ports)).get('/office/tasks')).body).not.toContain('New address');
  });

  it('stay open without a note', async () => {
    const { rita } = await withTask();
    const answer = await rita.post('/office/tasks/t1/close', {});
    expect([answer.status, answer.body.includes('href="#note-t1"')]).toEqual([422, true]);
  });

  it('closed by a colleague say so', async () => {
    const { rita } = await withTask();
    await rita.post('/office/tasks/t1/close', { 'note-t1': 'Done' });
    const answer = await rita.post('/office/tasks/t1/close', { 'note-t1': 'Done, too' });
    expect([
      answer.status,
      answer.body.includes('has been closed already, by a colleague or by you'),
    ]).toEqual([409, true]);
  });
});

describe('settings', () => {
  const day = { 'closing-day': '1', 'closing-month': '6', 'closing-year': '2027' };

  it('change the last day to sign', async () => {
    const ports = testPorts();
    const ada = await asStaff(ports, ['admin']);
    const saved = await ada.post('/office/settings', { ...day, seenRev: '0' });
    expect(await closingDate(ports)).toBe('2027-06-01');
    expect((await ada.get(saved.location ?? '')).body).toContain('1 June 2027');
  });

  it('refuse a day that does not exist and keep it as typed', async () => {
    const ada = await asStaff(testPorts(), ['admin']);
    const answer = await ada.post('/office/settings', { ...day, 'closing-day': '31', seenRev: '0' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatch(/name="closing-day"[^>]* value="31"/);
  });

  it('ask before a day that has passed closes signing at once', async () => {
    const ports = testPorts();
    const ada = await asStaff(ports, ['admin']);
    const past = { ...day, 'closing-year': '2020', seenRev: '0' };
    const asked = await ada.post('/office/settings', past);
    expect(asked.status).toBe(200);
    expect(asked.body).toContain('Close signing at once?');
    expect(asked.body).toMatch(/name="closing-year" value="2020"/);
    expect(await closingDate(ports)).toBe('2028-08-02');
    expect((await ada.post('/office/settings', { ...past, sure: 'yes' })).status).toBe(303);
    expect(await closingDate(ports)).toBe('2020-06-01');
  });

  it('tell who saves on an old page that a colleague was faster', async () => {
    const ports = testPorts();
    const ada = await asStaff(ports, ['admin']);
    await ada.post('/office/settings', { ...day, seenRev: '0' });
    const again = await ada.post('/office/settings', { ...day, seenRev: '0' });
    expect([again.status, again.body.includes('by a colleague or by you')]).toEqual([409, true]);
    expect((await ada.post('/office/settings', { ...day, seenRev: '1' })).status).toBe(303);
  });
});
