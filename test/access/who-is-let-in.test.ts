import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { memberEntity } from '../../functions/access/model.ts';
import { changeRoles } from '../../functions/organisations/people/change-member.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { colleague, headOf } from '../support/colleagues.ts';
import { awaitingSignature, completeDraft, must } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asPerson } from '../support/signed-in.ts';

const ALEX = 'alex@nordlys.example';
const SIGNING = {
  how: 'others',
  signatories: [{ name: 'Eve Stranger', position: 'CEO', email: 'eve@elsewhere.example' }],
} as const;

const organisation = async () => {
  const ports = testPorts();
  const { organisationId, personId: who } = await completeDraft(ports);
  return { ports, organisationId, who, root: `/en/my/${organisationId}` };
};

describe('who is let in', () => {
  it('goes by the decision alone, also before anything followed from it', async () => {
    const { ports, organisationId, who, root } = await organisation();
    const alex = await colleague(ports, { organisationId, who, email: ALEX });
    const client = await asPerson(ports, alex);
    expect((await client.get(`${root}/organisation`)).status).toBe(200);
    const { [alex]: _, ...people } = (await headOf(ports, organisationId)).people ?? {};
    await save(ports.pact, pledgeHead, { ...(await headOf(ports, organisationId)), people });
    expect((await load(ports.pact, memberEntity, organisationId, alex))?.roles).toEqual(['editor']);
    expect((await client.get(`${root}/organisation`)).status).toBe(404);
    expect((await client.post(`${root}/organisation`, {})).status).toBe(404);
  });

  it('reads what was typed where it can be taken no more: signed in as another, or in a lesser role', async () => {
    const { ports, organisationId, who, root } = await organisation();
    const { personId: stranger } = await ensurePerson(ports, { email: 'lee@sydlys.example', language: 'en' });
    const signer = await colleague(ports, { organisationId, who, email: ALEX, roles: ['signatory'] });
    for (const [person, status] of [
      [stranger, 404],
      [signer, 403],
    ] as const) {
      const client = await asPerson(ports, person);
      const answer = await client.post(`${root}/organisation`, { legalName: 'Nordlys Två AB' });
      expect([answer.status, answer.body.includes('What you had typed')]).toEqual([status, true]);
      expect(answer.body).toContain('Nordlys Två AB');
      expect((await client.get(`${root}/organisation`)).body).not.toContain('What you had typed');
    }
  });

  it('is another at the next request after a change of roles', async () => {
    const { ports, organisationId, who, root } = await organisation();
    const personId = await colleague(ports, { organisationId, who, email: ALEX });
    const client = await asPerson(ports, personId);
    expect((await client.get(`${root}/contact`)).status).toBe(200);
    must(await changeRoles(ports, { organisationId, who, personId, roles: ['signatory'] }));
    expect((await client.get(`${root}/contact`)).status).toBe(403);
    expect((await client.get(root)).status).toBe(200);
  });

  it('is nobody who was named as a signatory of a text that was never sent', async () => {
    const { ports, organisationId, who, root } = await organisation();
    const before = await headOf(ports, organisationId);
    const cutOff = {
      ...ports,
      pact: {
        ...ports.pact,
        put: async (...[item, condition]: Parameters<typeof ports.pact.put>) => {
          if (item['type'] === pledgeHead.type) throw new Error('cut off');
          return ports.pact.put(item, condition);
        },
      },
    };
    const request = { organisationId, personId: who, language: 'en', signing: SIGNING } as const;
    await expect(sendForSignature(cutOff, request)).rejects.toThrow('cut off');
    expect(await headOf(ports, organisationId)).toEqual(before);
    const { personId: eve } = await ensurePerson(ports, { email: 'eve@elsewhere.example', language: 'en' });
    expect((await load(ports.pact, memberEntity, organisationId, eve))?.roles ?? []).toEqual([]);
    const client = await asPerson(ports, eve);
    expect((await client.get(root)).status).toBe(404);
    expect((await client.get('/en/my')).body).not.toContain(organisationId);
  });
});

it('a signatory who opens a page of those who write is told what is missing, and led to what is open', async () => {
  const ports = testPorts();
  const { organisationId, alva } = await awaitingSignature(ports);
  const client = await asPerson(ports, alva);
  for (const page of ['organisation', 'print', 'report/1']) {
    const { status, body } = await client.get(`/en/my/${organisationId}/${page}`);
    expect([status, body.includes('You belong to this organisation')]).toEqual([403, true]);
    expect(body).toContain(`href="/en/my/${organisationId}"`);
  }
  expect((await client.get(`/en/my/${organisationId}/withdraw`)).body).toContain('only its contact');
});
