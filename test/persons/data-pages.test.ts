import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { personEntity } from '../../functions/access/model.ts';
import { openSession } from '../../functions/access/session.ts';
import { replaceContact } from '../../functions/organisations/people/hand-over.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { colleague } from '../support/colleagues.ts';
import { completeDraft, must, publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asPerson } from '../support/signed-in.ts';

const EMAIL = 'kim@nordlys.example';
const workflows = { startReportYear: async () => undefined };

const kim = async () => {
  const ports = testPorts();
  const { organisationId, personId } = await publishedPledge(ports, EMAIL);
  await settle({ ...ports, workflows }, organisationId);
  return { ports, organisationId, personId, client: await asPerson(ports, personId) };
};

const Downloaded = z.object({
  person: z.object({ email: z.string() }),
  organisations: z.array(
    z.object({
      organisation: z.object({ id: z.string(), name: z.string() }),
      member: z.object({ name: z.string().optional() }),
      contactOnForm: z.object({ name: z.string() }).optional(),
      did: z.array(z.object({ what: z.string() })),
    }),
  ),
  signedIn: z.array(z.object({ at: z.string(), until: z.string() })),
  mails: z.array(z.object({ kind: z.string() })),
});

describe('my data', () => {
  it('shows what is kept, in both languages, to who is signed in and to nobody else', async () => {
    const { client } = await kim();
    const page = await client.get('/en/my-data');
    expect(page.status).toBe(200);
    for (const word of [EMAIL, 'Nordlys Analys AB', 'Kim Berg, Head of AI', 'Contact'])
      expect(page.body).toContain(word);
    expect((await client.get('/sv/my-data')).body).toContain('Dina uppgifter');
    client.jar.delete('pact-4000-session');
    expect((await client.get('/en/my-data')).status).toBe(302);
  });

  it('names nobody else, neither staff nor colleagues', async () => {
    const ports = testPorts();
    const { organisationId, personId: who } = await publishedPledge(ports, EMAIL);
    const alex = await colleague(ports, { organisationId, who, email: 'alex@nordlys.example' });
    const at = { organisationId, staff: 'rita', language: 'en' as const, reasons: 'Kim has left.' };
    must(await replaceContact(ports, { ...at, email: 'alex@nordlys.example' }));
    for (const own of [who, alex]) {
      const { body } = await (await asPerson(ports, own)).get('/en/my-data/download');
      expect(body).toContain('"another-person"');
      for (const other of ['rita', ...[who, alex].filter((id) => id !== own)])
        expect(body).not.toContain(other);
    }
  });

  it('names an organisation that has signed nothing yet as typed so far', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await completeDraft(ports, EMAIL);
    const client = await asPerson(ports, personId);
    const my = `/en/my/${organisationId}`;
    for (const page of ['/en/my-data', '/en/my-data/erase', `${my}/history`, `${my}/group`])
      expect((await client.get(page)).body, page).toContain('Nordlys Analys AB');
  });

  it('is downloaded whole, as a file that nothing in between keeps, and without any secret', async () => {
    const { client, organisationId } = await kim();
    const { header, body } = await client.get('/en/my-data/download');
    expect(header('cache-control')).toBe('no-store');
    expect(header('content-disposition')).toContain('attachment');
    const data = Downloaded.parse(JSON.parse(body));
    expect(data.person.email).toBe(EMAIL);
    const [organisation] = data.organisations;
    expect(organisation?.organisation).toEqual({ id: organisationId, name: 'Nordlys Analys AB' });
    expect(organisation?.contactOnForm?.name).toBe('Kim Berg');
    expect(organisation?.did.map(({ what }) => what)).toContain('approved');
    expect(data.signedIn).toHaveLength(1);
    expect(data.mails.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['receipt', 'published']));
    expect(body).not.toContain('sessionHash');
  });
});

describe('erasing my data', () => {
  it('takes a fresh code first: an old session is sent one', async () => {
    const { client, ports, personId } = await kim();
    ports.clock.advance(11 * 60_000);
    expect((await client.get('/en/my-data/erase')).body).toContain('Send me a code');
    const sent = await client.post('/en/my-data/erase', { do: 'erase', sure: 'yes' });
    expect(sent.location).toContain('/en/sign-in/code?c=');
    expect(await load(ports.pact, personEntity, personId)).toBeDefined();
  });

  it('says what follows, and does nothing before the box is ticked', async () => {
    const { client, ports, personId } = await kim();
    const page = await client.get('/en/my-data/erase');
    expect(page.body).toContain('You are the contact of Nordlys Analys AB');
    const unsure = await client.post('/en/my-data/erase', { do: 'erase' });
    expect(unsure.status).toBe(422);
    expect(await load(ports.pact, personEntity, personId)).toBeDefined();
  });

  it('erases, ends every session of the person, and says so', async () => {
    const { client, ports, personId } = await kim();
    await openSession(ports, { kind: 'person', personId });
    const answer = await client.post('/en/my-data/erase', { do: 'erase', sure: 'yes' });
    expect(answer.location).toBe('/en/my-data/erased');
    expect(ports.pact.items().filter(({ type }) => type === 'session')).toEqual([]);
    expect((await client.get('/en/my-data/erased')).body).toContain('Your data has been erased');
    expect((await client.get('/en/my-data')).status).toBe(302);
  });
});
