import { describe, expect, it } from 'vitest';
import { enterPledge } from '../../functions/entered/enter-pledge.ts';
import { create } from '../../functions/platform/store/entity.ts';
import { amend } from '../../functions/pledges/amend.ts';
import { restore, withhold } from '../../functions/pledges/public-text.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { listedEntity } from '../../functions/register/listed.ts';
import { changeText, sign } from '../support/amended.ts';
import { completeDraft, must, profile, publishedPledge, signedPledge } from '../support/pledge.ts';
import { DAY_MS, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';

describe('the queue', () => {
  it('shows what waits with its age, and what to do when nothing does', async () => {
    const ports = testPorts();
    const rita = await asStaff(ports);
    expect((await rita.get('/office')).body).toContain('Nothing waits');
    const { organisationId } = await signedPledge(ports);
    ports.clock.advance(3 * DAY_MS);
    const later = await asStaff(ports);
    const { body } = await later.get('/office');
    expect(body).toContain(`href="/office/pledges/${organisationId}"`);
    expect(body).toContain('3 days');
    expect((await later.get('/office?show=reports')).body).toContain('No report waits');
  });

  it('has drafts on no list', async () => {
    const ports = testPorts();
    const { organisationId } = await completeDraft(ports);
    const rita = await asStaff(ports);
    expect((await rita.get('/office')).body).not.toContain(organisationId);
    expect((await rita.get('/office?show=published')).body).not.toContain(organisationId);
  });

  it('finds a draft by how its name begins, for who knows some of it, and shows nothing of what it says', async () => {
    const ports = testPorts();
    const { organisationId } = await completeDraft(ports);
    const { organisationId: signed } = await signedPledge(ports, 'lee@sydlys.example');
    const { organisationId: published } = await publishedPledge(ports, 'bo@ostlys.example');
    const rita = await asStaff(ports);
    const find = async (q: string) => (await rita.get(`/office?show=begun&q=${encodeURIComponent(q)}`)).body;
    const { body } = await rita.get('/office?show=begun');
    expect([body.includes('at least two letters'), body.includes(organisationId)]).toEqual([true, false]);
    expect(await find('n')).not.toContain(organisationId);
    const found = await find('NORDLYS an');
    for (const [id, there] of [
      [organisationId, true],
      [signed, true],
      [published, false],
    ] as const)
      expect(found.includes(`href="/office/pledges/${id}"`)).toBe(there);
    expect(found).toContain('Nordlys Analys AB');
    expect(found).not.toContain('Write it down');
    expect(await find('Söder')).toContain('No pledge that was begun has a name that begins so');
  });

  it.each([
    "O'Hara Aviation",
    'O’Hara Aviation',
  ])('finds the draft of %s by either apostrophe', async (legalName) => {
    const ports = testPorts();
    const written = await completeDraft(ports);
    const section = { name: 'organisation', values: profile({ legalName }) } as const;
    must(await saveSection(ports, { ...written, seenRev: 1, section }));
    const rita = await asStaff(ports);
    for (const typed of ["o'h", 'O’Hara']) {
      const { body } = await rita.get(`/office?show=begun&q=${encodeURIComponent(typed)}`);
      expect(body.split(`href="/office/pledges/${written.organisationId}"`)).toHaveLength(2);
    }
  });

  it('lists published pledges by name, a page at a time', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    const rita = await asStaff(ports);
    expect((await rita.get('/office?show=published')).body).toContain(organisationId);
    expect((await rita.get('/office?show=published&from=o')).body).not.toContain(organisationId);
  });
});

describe('published pledges', () => {
  it('fill a page though entries that were only imported stand between them, and are found by how they begin', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    const names = Array.from({ length: 150 }, (_, at) => `Earlier ${String(at).padStart(3, '0')}`);
    await Promise.all(
      names.map((name, at) =>
        create(ports.pact, listedEntity, {
          rev: 1,
          organisationId: `listed${at}`,
          name,
          source: 'A list',
          attribution: 'Ours',
        }),
      ),
    );
    const rita = await asStaff(ports);
    const { body } = await rita.get('/office?show=published');
    expect(body).toContain(organisationId);
    expect(body).not.toContain('Show the next ones');
    expect((await rita.get('/office?show=published&q=nord')).body).toContain(organisationId);
    const none = await rita.get('/office?show=published&q=Zebra');
    expect(none.body).not.toContain(organisationId);
    expect(none.body).toContain('No published pledge has a name that begins so');
  });
});

describe('what an editor who is no reviewer sees', () => {
  it('offers nothing that would be refused, and says who decides', async () => {
    const ports = testPorts();
    const page = `/office/pledges/${(await signedPledge(ports)).organisationId}`;
    const editor = (await (await asStaff(ports, ['editor'])).get(page)).body;
    expect(editor).toContain('Reviewers and administrators decide here');
    expect(editor).toContain('/merge"');
    expect(editor).not.toMatch(/action="[^"]*\/(review|hold|name)"|\/contact"/);
    const reviewer = (await (await asStaff(ports)).get(page)).body;
    expect(reviewer).toContain('/review"');
    expect(reviewer).not.toContain('/merge"');
  });
});

describe('the page of a pledge that came by letter', () => {
  it('leads who may write it to what was entered', async () => {
    const ports = testPorts();
    const id = must(await enterPledge(ports, { staff: 'erik', letterOn: '2026-01-05', formId: 'f' }));
    const link = `href="/office/entered/${id}"`;
    const page = `/office/pledges/${id}`;
    expect((await (await asStaff(ports, ['editor'])).get(page)).body).toContain(link);
    expect((await (await asStaff(ports)).get(page)).body).not.toContain(link);
  });
});

describe('the menu of the office', () => {
  it.each([
    ['/office/tasks', 'Tasks'],
    ['/office/settings', 'Settings'],
    ['/office/catalogue', 'Settings'],
    ['/office', 'Queue'],
  ])('marks where %s belongs', async (path, entry) => {
    const { body } = await (await asStaff(testPorts())).get(path);
    expect(/<a [^>]*aria-current[^>]*><strong[^>]*>([^<]+)/.exec(body)?.[1]).toBe(entry);
  });
});

describe('a pledge that was taken down', () => {
  it('waits in the queue, with its age, until it is public again or gone', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    must(await withhold(ports, { organisationId, staff: 'rita', reasons: 'A question is open.' }));
    ports.clock.advance(5 * DAY_MS);
    const rita = await asStaff(ports);
    for (const view of ['all', 'withheld', 'published']) {
      const { body } = await rita.get(`/office?show=${view}`);
      expect(body, view).toContain(`href="/office/pledges/${organisationId}"`);
      expect(body, view).toContain('Under review by the AI Office');
    }
    expect((await rita.get('/office?show=withheld')).body).toContain('5 days');
    expect((await rita.get('/office?show=pledges')).body).toContain('No pledge waits for review');
    must(await restore(ports, { organisationId, staff: 'rita' }));
    expect((await rita.get('/office?show=withheld')).body).toContain('No pledge is taken down');
  });

  it('stands there beside the text that would change it', async () => {
    const ports = testPorts();
    const written = await publishedPledge(ports);
    const { organisationId } = written;
    must(await withhold(ports, { organisationId, staff: 'rita', reasons: 'A question is open.' }));
    must(await amend(ports, written));
    await changeText(ports, written, 'Write it down and do it twice');
    await sign(ports, written);
    const { body } = await (await asStaff(ports)).get('/office');
    expect(body.split(`href="/office/pledges/${organisationId}"`)).toHaveLength(3);
  });
});
