import { describe, expect, it } from 'vitest';
import { load } from '../../../functions/platform/store/entity.ts';
import { setClosingDate } from '../../../functions/pledges/closing-date.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { pledgeRoutes } from '../../../functions/pledges/pages/routes.ts';
import { decline, openReview, publish, returnPledge } from '../../../functions/pledges/review.ts';
import { type Fields, fieldOf, locationOf, visitorAt } from '../../support/ask.ts';
import { must } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { addAction, begin, CONTACT, fill, ORGANISATION, type SignedIn, signedIn } from './form-walk.ts';

const SELF = { how: 'self', name: 'Kim Berg', position: 'Head of AI', declaration: 'yes' };
const OTHERS = {
  how: 'others',
  do: 'send',
  'name-1': 'Alva Lind',
  'position-1': 'CEO',
  'email-1': 'alva@nordlys.example',
  'name-2': 'Bo Ek',
  'position-2': 'CFO',
  'email-2': 'bo@nordlys.example',
};

/** Opens the page of signing and sends it, as a browser would. */
const signWith = async (who: SignedIn, root: string, fields: Fields & { how: string }) => {
  const page = await who.get(`${root}/sign?how=${fields.how}`);
  return who.post(`${root}/sign`, { ...fields, seenRev: fieldOf(page, 'seenRev') });
};

const idIn = (root: string): string => root.split('/')[3] ?? '';
const headAt = (ports: TestPorts, root: string) => load(ports.pact, pledgeHead, idIn(root));

const filled = async () => {
  const ports = testPorts();
  const kim = await signedIn(ports, 'kim@nordlys.example');
  const root = await begin(kim);
  await fill(kim, root);
  return { ports, kim, root };
};

const sentToOthers = async () => {
  const walk = await filled();
  expect(locationOf(await signWith(walk.kim, walk.root, OTHERS))).toBe(`${walk.root}/done`);
  const alva = await signedIn(walk.ports, 'alva@nordlys.example');
  const bo = await signedIn(walk.ports, 'bo@nordlys.example');
  return { ...walk, alva, bo };
};

const approveAs = async (signatory: SignedIn, root: string) => {
  const page = await signatory.get(`${root}/text`);
  return signatory.post(`${root}/text`, {
    do: 'approve',
    declaration: 'yes',
    sha256: fieldOf(page, 'sha256'),
  });
};

describe('the way to a signed pledge', () => {
  it('leads a person who signs alone from the start page to the reference', async () => {
    const { ports, kim, root } = await filled();
    expect((await kim.get(root)).body).toContain('Everything is there');
    expect((await kim.get(`${root}/check`)).body).toContain('Go on to signing');
    expect(locationOf(await kim.post(`${root}/sign`, { how: 'self', do: 'choose' }))).toBe(
      `${root}/sign?how=self`,
    );
    expect((await kim.get(`${root}/sign?how=self`)).body).toContain('Kim Berg');
    expect(locationOf(await signWith(kim, root, SELF))).toBe(`${root}/done`);
    const head = await headAt(ports, root);
    expect(head?.pending?.state).toBe('submitted');
    expect((await kim.get(`${root}/done`)).body).toContain(head?.pending?.reference ?? 'no reference');
  });

  it('is submitted once both signatories have approved the exact text', async () => {
    const { ports, root, alva, bo } = await sentToOthers();
    const page = await alva.get(`${root}/text`);
    expect(page.body).toContain('Kim Berg (Head of AI) asks you');
    expect(page.body).toContain((await headAt(ports, root))?.pending?.sha256 ?? 'no hash');
    expect(locationOf(await approveAs(alva, root))).toBe(`${root}/text`);
    expect((await headAt(ports, root))?.pending?.state).toBe('awaiting-signature');
    expect((await alva.get(`${root}/text`)).body).toContain('You have approved the text');
    await approveAs(bo, root);
    expect((await headAt(ports, root))?.pending?.state).toBe('submitted');
  });

  it('is a draft again, with the comment, when a signatory sends it back', async () => {
    const { kim, root, alva, bo } = await sentToOthers();
    const comment = 'The second date is wrong.\nPlease change it.';
    expect(locationOf(await alva.post(`${root}/text`, { do: 'send-back', comment }))).toBe(`${root}/text`);
    expect((await kim.get(root)).body).toContain(comment);
    expect((await alva.get(`${root}/text`)).body).toContain('You have sent the text back');
    const late = await approveAs(bo, root);
    expect([late.status, late.body.includes('Nothing waits for your signature')]).toEqual([409, true]);
  });

  it('refuses an approval without the declaration, and a send-back without words', async () => {
    const { root, alva } = await sentToOthers();
    const approval = await alva.post(`${root}/text`, { do: 'approve', sha256: 'x' });
    const back = await alva.post(`${root}/text`, { do: 'send-back', comment: ' \u202e ' });
    expect([approval.status, back.status]).toEqual([422, 422]);
    expect(back.body).toContain('Say what has to change');
  });

  it('refuses an approval of another text than the one at hand', async () => {
    const { ports, root, alva } = await sentToOthers();
    const answer = await alva.post(`${root}/text`, { do: 'approve', declaration: 'yes', sha256: 'f00' });
    expect([answer.status, (await headAt(ports, root))?.pending?.signatures[0]?.status]).toEqual([
      409,
      'asked',
    ]);
  });
});

describe('sending twice', () => {
  it('makes one pledge of two presses of the start button', async () => {
    const ports = testPorts();
    const kim = await signedIn(ports, 'kim@nordlys.example');
    expect(await begin(kim)).toBe(await begin(kim));
    expect((await kim.get('/en/my')).body.match(/govuk-task-list__item /g)).toHaveLength(1);
  });

  it('makes another pledge only for who asks for another organisation', async () => {
    const ports = testPorts();
    const kim = await signedIn(ports, 'kim@nordlys.example');
    expect(await begin(kim)).not.toBe(await begin(kim, 1));
    expect(await begin(kim, 99)).not.toBe(await begin(kim, 0));
  });

  it('shows where the pledge stands to who signs it in a second tab', async () => {
    const { kim, root } = await filled();
    await signWith(kim, root, SELF);
    expect(locationOf(await signWith(kim, root, SELF))).toBe(root);
    expect(locationOf(await kim.get(`${root}/sign`))).toBe(root);
    expect((await kim.get(root)).body).toContain('waits for the AI Office');
  });

  it('signs nothing that was changed after the page of signing was opened', async () => {
    const { ports, kim, root } = await filled();
    const page = await kim.get(`${root}/sign?how=self`);
    await addAction(kim, root, 'CORE-1');
    const answer = await kim.post(`${root}/sign`, { ...SELF, seenRev: fieldOf(page, 'seenRev') });
    expect([answer.status, fieldOf(answer, 'name')]).toEqual([409, 'Kim Berg']);
    expect((await headAt(ports, root))?.pending?.state).toBe('draft');
    const again = { ...SELF, seenRev: fieldOf(answer, 'seenRev') };
    expect(locationOf(await kim.post(`${root}/sign`, again))).toBe(`${root}/done`);
  });

  it('adds one action when its form is sent twice', async () => {
    const { ports, kim, root } = await filled();
    const address = `${root}/commitments/CORE-1/actions/new`;
    const page = await kim.get(address);
    const fields = {
      text: 'A second action, sent twice.',
      status: 'under-way',
      'target-day': '1',
      'target-month': '3',
      'target-year': '2027',
      seenRev: fieldOf(page, 'seenRev'),
      action: fieldOf(page, 'action'),
    };
    await kim.post(address, fields);
    expect(locationOf(await kim.post(address, fields))).toBe(`${root}/commitments/CORE-1`);
    const draft = await load(ports.pact, draftEntity, idIn(root));
    expect(draft?.actions['CORE-1']?.values).toHaveLength(2);
  });
});

describe('two people on one page', () => {
  it('shows the second what the first saved, keeps what was typed, and saves on a second press', async () => {
    const { ports, kim, root } = await filled();
    const name = (legalName: string, seenRev: string) =>
      kim.post(`${root}/organisation`, { ...ORGANISATION, legalName, seenRev });
    await name('First Name AB', '1');
    const second = await name('Second Name AB', '1');
    expect(second.status).toBe(409);
    expect(second.body).toContain('Somebody else saved this page');
    expect(second.body).toContain('First Name AB');
    expect(fieldOf(second, 'legalName')).toBe('Second Name AB');
    expect(fieldOf(second, 'seenRev')).toBe('2');
    expect(locationOf(await name('Second Name AB', fieldOf(second, 'seenRev')))).toBe(root);
    const draft = await load(ports.pact, draftEntity, idIn(root));
    expect(draft?.organisation?.values.legalName).toBe('Second Name AB');
  });

  it('shows what was typed where the pledge has left the organisation meanwhile', async () => {
    const { kim, root } = await filled();
    await signWith(kim, root, SELF);
    const late = await kim.post(`${root}/contact`, { ...CONTACT, name: 'Typed too late', seenRev: '1' });
    expect([late.status, late.body.includes('Typed too late')]).toEqual([409, true]);
  });
});

describe('the task list', () => {
  it('links what is missing, and signing waits for it', async () => {
    const ports = testPorts();
    const kim = await signedIn(ports, 'kim@nordlys.example');
    const root = await begin(kim);
    const check = await kim.get(`${root}/check`);
    expect(check.body).toContain(`href="${root}/organisation"`);
    expect(check.body).toContain(`href="${root}/commitments/CORE-1/actions/new"`);
    expect(check.body).not.toContain('Go on to signing');
    expect(locationOf(await signWith(kim, root, SELF))).toBe(`${root}/check`);
  });

  it('goes back to the summary for who came from there', async () => {
    const { kim, root } = await filled();
    const page = await kim.get(`${root}/contact?from=check`);
    const fields = { ...CONTACT, seenRev: fieldOf(page, 'seenRev'), from: fieldOf(page, 'from') };
    expect(locationOf(await kim.post(`${root}/contact`, fields))).toBe(`${root}/check`);
  });

  it('asks to mend a target date that has passed since it was typed', async () => {
    const { ports, kim, root } = await filled();
    ports.clock.set('2027-07-01T09:00:00.000Z');
    expect((await kim.get(root)).body).toContain(
      'The target date of something planned must be today or later',
    );
  });

  it('removes an action on POST alone', async () => {
    const { ports, kim, root } = await filled();
    const page = await kim.get(`${root}/commitments/CORE-1`);
    const remove = /name="remove" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const fields = { remove, seenRev: fieldOf(page, 'seenRev') };
    expect(locationOf(await kim.post(`${root}/commitments/CORE-1`, fields))).toBe(
      `${root}/commitments/CORE-1`,
    );
    const draft = await load(ports.pact, draftEntity, idIn(root));
    expect(draft?.actions['CORE-1']?.values).toEqual([]);
  });

  it('has no pages for a commitment that was not chosen', async () => {
    const { kim, root } = await filled();
    expect((await kim.get(`${root}/commitments/DEPL-1`)).status).toBe(404);
    expect((await addAction(kim, root, 'NOPE-9')).status).toBe(404);
    expect((await kim.get(`${root}/commitments/CORE-1/actions/unknown`)).status).toBe(404);
  });
});

describe('what the AI Office answers', () => {
  const signed = async () => {
    const walk = await filled();
    await signWith(walk.kim, walk.root, SELF);
    const review = { organisationId: idIn(walk.root), staff: 'rita' };
    must(await openReview(walk.ports, review));
    return { ...walk, review };
  };

  it('stands above the task list when the pledge is returned', async () => {
    const { ports, kim, root, review } = await signed();
    must(await returnPledge(ports, { ...review, reasons: 'Please name the systems.' }));
    const page = await kim.get(root);
    expect([page.body.includes('Please name the systems.'), page.body.includes('Your actions')]).toEqual([
      true,
      true,
    ]);
  });

  it('lets a declined pledge be taken up again', async () => {
    const { ports, kim, root, review } = await signed();
    must(await decline(ports, { ...review, reasons: 'Not authentic.' }));
    expect((await kim.get(root)).body).toContain('Not authentic.');
    expect(locationOf(await kim.post(root, { do: 'revise' }))).toBe(root);
    expect((await kim.get(root)).body).toContain('Your actions');
  });

  it('links the public page and the report once it is published', async () => {
    const { ports, kim, root, review } = await signed();
    must(await publish(ports, review));
    const page = await kim.get(root);
    expect(page.body).toContain(`href="/en/register/${idIn(root)}"`);
    expect(page.body).toContain(`href="${root}/report/1"`);
    expect(page.body).toContain('22 November 2027');
  });
});

describe('when nothing can be signed', () => {
  it('says on the start page and at signing that it has closed, and keeps the draft', async () => {
    const { ports, kim, root } = await filled();
    must(await setClosingDate(ports, { staff: 'rita', day: '2026-11-21', seenRev: 0 }));
    const nobody = visitorAt(pledgeRoutes, { ports, visitor: { kind: 'nobody' } });
    expect((await nobody.get('/en/pledge')).body).toContain('Signing closed on 21 November 2026');
    expect((await signWith(kim, root, SELF)).status).toBe(409);
    expect((await kim.get(`${root}/sign`)).body).toContain('Drafts are kept');
    expect((await kim.get(root)).body).toContain('Nordlys Analys AB');
  });

  it('says so where the official text is needed and not loaded', async () => {
    const { ports, root } = await filled();
    const strict: TestPorts = { ...ports, signingText: 'official' };
    const kim = await signedIn(strict, 'kim@nordlys.example');
    const answer = await signWith(kim, root, SELF);
    expect([answer.status, answer.body.includes('official text')]).toEqual([409, true]);
    expect((await headAt(ports, root))?.pending?.state).toBe('draft');
  });
});

describe('naming signatories', () => {
  it('gives another row and keeps what was typed, without sending anything', async () => {
    const { ports, kim, root } = await filled();
    const { 'name-2': _, 'position-2': __, 'email-2': ___, ...one } = OTHERS;
    const answer = await kim.post(`${root}/sign`, { ...one, do: 'add' });
    expect([answer.status, fieldOf(answer, 'email-1'), answer.body.includes('name="email-2"')]).toEqual([
      200,
      'alva@nordlys.example',
      true,
    ]);
    expect((await headAt(ports, root))?.pending?.state).toBe('draft');
  });

  it('takes a row left blank as nobody, and two rows with one address as one too few', async () => {
    const { kim, root } = await filled();
    const twice = await signWith(kim, root, { ...OTHERS, 'email-2': ' ALVA@nordlys.example' });
    expect([twice.status, twice.body.includes('belongs to another signatory')]).toEqual([422, true]);
    const blank = { ...OTHERS, 'name-2': '', 'position-2': '', 'email-2': '' };
    expect(locationOf(await signWith(kim, root, blank))).toBe(`${root}/done`);
  });
});
