import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../../functions/access/ensure-person.ts';
import { erasePerson } from '../../../functions/persons/erase.ts';
import { setClosingDate } from '../../../functions/pledges/closing-date.ts';
import { pledgeRoutes } from '../../../functions/pledges/pages/routes.ts';
import { decline, openReview, publish, returnPledge } from '../../../functions/pledges/review.ts';
import { versionEntity } from '../../../functions/pledges/version.ts';
import { fieldOf, locationOf, visitorAt } from '../../support/ask.ts';
import { beforeWrites } from '../../support/meanwhile.ts';
import { must } from '../../support/pledge.ts';
import type { TestPorts } from '../../support/ports.ts';
import { signedIn } from './form-walk.ts';
import { approveAs, filled, headAt, idIn, OTHERS, SELF, sentToOthers, signWith } from './signing-walk.ts';

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

  it.each([SELF, OTHERS])('leads on as well when it is sent twice at once: how $how', async (fields) => {
    const { ports, kim, root } = await filled();
    const sent = { ...fields, seenRev: fieldOf(await kim.get(`${root}/sign?how=${fields.how}`), 'seenRev') };
    const answers = await Promise.all([1, 2].map(() => kim.post(`${root}/sign`, sent)));
    expect(answers.map(locationOf).toSorted()).toEqual([root, `${root}/done`]);
    expect((await headAt(ports, root))?.versions).toBe(1);
  });

  it('leads on as well when it is sent again while it is being sent', async () => {
    const { ports, kim, root } = await filled();
    const sent = { ...SELF, seenRev: fieldOf(await kim.get(`${root}/sign?how=self`), 'seenRev') };
    const again: string[] = [];
    const slow = beforeWrites(ports, { type: versionEntity.type }, async () =>
      again.push(locationOf(await kim.post(`${root}/sign`, sent))),
    );
    const first = await signedIn(slow, 'kim@nordlys.example');
    expect([locationOf(await first.post(`${root}/sign`, sent)), ...again]).toEqual([`${root}/done`, root]);
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
    const { body } = await kim.get(root);
    expect([body.includes(comment), body.includes('Alva Lind did not approve the text')]).toEqual([
      true,
      true,
    ]);
    expect((await kim.get('/en/my')).body).toContain('Sent back by a signatory');
    expect((await alva.get(`${root}/text`)).body).toContain('You have sent the text back');
    const late = await approveAs(bo, root);
    expect([late.status, late.body.includes('Nothing waits for your signature')]).toEqual([409, true]);
  });

  it('says that a signatory has been erased, in whose place somebody else has to be named', async () => {
    const { ports, kim, root } = await sentToOthers();
    const { personId } = await ensurePerson(ports, { email: 'alva@nordlys.example', language: 'en' });
    must(await erasePerson(ports, { personId, by: personId }));
    const { body } = await kim.get(root);
    expect([body.includes('name somebody else'), body.includes('and wrote:')]).toEqual([true, false]);
  });

  it('says to who has approved what has become of the text since', async () => {
    const { root, alva, bo } = await sentToOthers();
    await approveAs(alva, root);
    expect((await alva.get(`${root}/text`)).body).toContain('Once everybody has approved');
    await approveAs(bo, root);
    expect((await alva.get(`${root}/text`)).body).toContain('Everybody who was asked has approved');
  });

  it('says to who had approved that this no longer counts, once another has sent it back', async () => {
    const { root, alva, bo } = await sentToOthers();
    await approveAs(alva, root);
    await bo.post(`${root}/text`, { do: 'send-back', comment: 'The second date is wrong.' });
    const { body } = await alva.get(`${root}/text`);
    expect([body.includes('Your approval no longer counts'), body.includes('Once everybody')]).toEqual([
      true,
      false,
    ]);
  });

  it('has the signatories stand in the form when it is sent once more', async () => {
    const { kim, root, alva } = await sentToOthers();
    await alva.post(`${root}/text`, { do: 'send-back', comment: 'The second date is wrong.' });
    const page = await kim.get(`${root}/sign?how=others`);
    const rows = [1, 2].map((row) =>
      ['name', 'position', 'email'].map((field) => fieldOf(page, `${field}-${row}`)),
    );
    expect(rows.toSorted()).toEqual([
      ['Alva Lind', 'CEO', 'alva@nordlys.example'],
      ['Bo Ek', 'CFO', 'bo@nordlys.example'],
    ]);
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
    const forms = { 'email-1': 'lo@blåbär.example', 'email-2': 'lo@xn--blbr-noae.example' };
    expect((await signWith(kim, root, { ...OTHERS, ...forms })).body).toContain(
      'belongs to another signatory',
    );
    const blank = { ...OTHERS, 'name-2': '', 'position-2': '', 'email-2': '' };
    expect(locationOf(await signWith(kim, root, blank))).toBe(`${root}/done`);
  });
});
describe('an address with international letters', () => {
  it('is taken in its domain, and said to be out of reach before the @', async () => {
    const { ports, kim, root } = await filled();
    const letters = await signWith(kim, root, { ...OTHERS, 'email-1': 'Åberg@nordlys.example' });
    expect([letters.status, letters.body.includes('before the @')]).toEqual([422, true]);
    await signWith(kim, root, { ...OTHERS, 'email-1': 'lo@xn--blbr-noae.example' });
    expect(ports.pact.items()).toContainEqual(
      expect.objectContaining({ type: 'person', email: 'lo@blåbär.example' }),
    );
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
