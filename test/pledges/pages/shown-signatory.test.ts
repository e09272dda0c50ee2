import { describe, expect, it } from 'vitest';
import { peopleRoutes } from '../../../functions/organisations/people/routes.ts';
import { pledgeRoutes } from '../../../functions/pledges/pages/routes.ts';
import { openReview, publish } from '../../../functions/pledges/review.ts';
import { readOrganisation } from '../../../functions/register/read-organisation.ts';
import { fieldOf, locationOf, person, visitorAt } from '../../support/ask.ts';
import { headOf } from '../../support/colleagues.ts';
import { must } from '../../support/pledge.ts';
import { ORGANISATION } from './form-walk.ts';
import { approveAs, idIn, OTHERS, sentToOthers, signWith } from './signing-walk.ts';

const approveShown = async (walk: Awaited<ReturnType<typeof sentToOthers>>) => {
  const { root, alva, bo } = walk;
  const page = await alva.get(`${root}/text`);
  const answer = { do: 'approve', declaration: 'yes', shown: 'yes', sha256: fieldOf(page, 'sha256') };
  locationOf(await alva.post(`${root}/text`, answer));
  locationOf(await approveAs(bo, root));
};

describe('a signatory', () => {
  it('is shown in public only who wants to be, and can take it back', async () => {
    const walk = await sentToOthers();
    await approveShown(walk);
    const { ports, root } = walk;
    const organisationId = idIn(root);
    const review = { organisationId, staff: 'rita' };
    must(await openReview(ports, review));
    must(await publish(ports, review));
    const signatories = async () => {
      const found = await readOrganisation(ports, organisationId);
      return found?.view === 'published' ? found.signatories : undefined;
    };
    expect(await signatories()).toEqual([{ name: 'Alva Lind', position: 'CEO' }]);
    const [alva] = (await headOf(ports, organisationId)).pending?.signatures ?? [];
    const signed = (await headOf(ports, organisationId)).people ?? {};
    const ids = alva === undefined ? Object.keys(signed) : [alva.personId];
    for (const id of ids) {
      const own = visitorAt([...pledgeRoutes, ...peopleRoutes], {
        ports,
        visitor: person(id, 'alva@nordlys.example'),
      });
      const page = await own.get(`${root}/people`);
      if (page.body.includes('value="hide"'))
        expect(locationOf(await own.post(`${root}/shown`, { do: 'hide' }))).toBe(
          `${root}/people?done=hidden`,
        );
    }
    expect(await signatories()).toEqual([]);
  });
});

describe('a text that changed while a signatory was reading', () => {
  it('is not signed: the answer shows what differs, and the new text to answer again', async () => {
    const { ports, kim, root, alva, bo } = await sentToOthers();
    const read = fieldOf(await alva.get(`${root}/text`), 'sha256');
    locationOf(await bo.post(`${root}/text`, { do: 'send-back', comment: 'The name is wrong.' }));
    const rev = fieldOf(await kim.get(`${root}/organisation`), 'seenRev');
    const named = { ...ORGANISATION, legalName: 'Nordlys Ansvar AB', seenRev: rev };
    locationOf(await kim.post(`${root}/organisation`, named));
    locationOf(await signWith(kim, root, OTHERS));
    const late = await alva.post(`${root}/text`, { do: 'approve', declaration: 'yes', sha256: read });
    expect(late.status).toBe(409);
    expect(late.body).toContain('What has changed since you read it');
    expect(late.body).toContain('Ansvar');
    expect(late.body).toMatch(/<del>/u);
    const again = fieldOf(late, 'sha256');
    expect(again).not.toBe(read);
    const { pending } = await headOf(ports, idIn(root));
    expect(pending?.signatures.map(({ status }) => status)).toEqual(['asked', 'asked']);
    const next = await alva.post(`${root}/text`, { do: 'approve', declaration: 'yes', sha256: again });
    expect(locationOf(next)).toBe(`${root}/text`);
  });
});
