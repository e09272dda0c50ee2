import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../../functions/access/ensure-person.ts';
import { erasePerson } from '../../../functions/persons/erase.ts';
import { openReview, publish } from '../../../functions/pledges/review.ts';
import { must } from '../../support/pledge.ts';
import { approveAs, headAt, idIn, sentToOthers } from './signing-walk.ts';

const publishedByTwo = async () => {
  const walk = await sentToOthers();
  await approveAs(walk.alva, walk.root);
  await approveAs(walk.bo, walk.root);
  const review = { organisationId: idIn(walk.root), staff: 'rita' };
  must(await openReview(walk.ports, review));
  must(await publish(walk.ports, review));
  return walk;
};

describe('the text that was signed', () => {
  it('is read again by a signatory once it is public, with who signed it and its fingerprint', async () => {
    const { ports, root, alva } = await publishedByTwo();
    expect((await alva.get(root)).body).toContain(`href="${root}/texts/1"`);
    const page = await alva.get(`${root}/texts/1`);
    const found = ['Alva Lind', 'Bo Ek', 'CFO', 'Approved', 'Nordlys Analys AB', 'id="commitment-CORE-1"'];
    expect(found.filter((words) => !page.body.includes(words))).toEqual([]);
    expect(page.body).toContain((await headAt(ports, root))?.current?.sha256 ?? 'no hash');
  });

  it('is linked where the contact has just sent it', async () => {
    const { kim, root } = await sentToOthers();
    expect((await kim.get(`${root}/done`)).body).toContain(`href="${root}/texts/1"`);
  });

  it('is there by its version, none before it was sent', async () => {
    const { root, alva } = await publishedByTwo();
    const statuses = await Promise.all(
      ['0', '2', '01', 'x', '1'].map(async (version) => (await alva.get(`${root}/texts/${version}`)).status),
    );
    expect(statuses).toEqual([404, 404, 404, 404, 200]);
  });

  it('names no signatory who has been erased', async () => {
    const { ports, root, kim } = await publishedByTwo();
    const { personId } = await ensurePerson(ports, { email: 'alva@nordlys.example', language: 'en' });
    must(await erasePerson(ports, { personId, by: personId }));
    const page = await kim.get(`${root}/texts/1`);
    expect([page.body.includes('Alva Lind'), page.body.includes('Bo Ek')]).toEqual([false, true]);
  });
});
