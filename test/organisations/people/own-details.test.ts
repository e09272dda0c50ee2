import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../../functions/access/ensure-person.ts';
import { memberEntity, personEntity } from '../../../functions/access/model.ts';
import { readFacts } from '../../../functions/mail/facts.ts';
import { mailEntity } from '../../../functions/mail/model.ts';
import { orderMail } from '../../../functions/mail/order-mail.ts';
import { load } from '../../../functions/platform/store/entity.ts';
import { sendForSignature } from '../../../functions/pledges/send-for-signature.ts';
import { settle } from '../../../functions/pledges/settle.ts';
import { setShown } from '../../../functions/pledges/shown-signatories.ts';
import { approve } from '../../../functions/pledges/signature.ts';
import { signerWords } from '../../../functions/pledges/signing.ts';
import { textOf, versionEntity } from '../../../functions/pledges/version.ts';
import { completeDraft, must, publishedPledge } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { asPerson, asStaff } from '../../support/signed-in.ts';

const settled = (ports: TestPorts, organisationId: string) =>
  settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);

/** Kim is the contact and has not signed; Alva has. */
const signedByAnother = async () => {
  const ports = testPorts();
  const written = await completeDraft(ports);
  const { organisationId, personId } = written;
  await settled(ports, organisationId);
  const signatories = [{ name: 'Alva Lind', position: 'CEO', email: 'alva@nordlys.example' }];
  const signing = { how: 'others', signatories } as const;
  const head = must(await sendForSignature(ports, { ...written, language: 'en', signing }));
  const { personId: alva } = await ensurePerson(ports, { email: 'alva@nordlys.example', language: 'en' });
  must(await approve(ports, { organisationId, personId: alva, sha256: head.pending?.sha256 ?? '' }));
  await settled(ports, organisationId);
  return { ports, organisationId, personId };
};

describe('a contact who has given name and position on the form and not signed', () => {
  it('is called so by colleagues, by staff once the pledge is submitted, and among the own data', async () => {
    const { ports, organisationId, personId } = await signedByAnother();
    const kim = await asPerson(ports, personId);
    const rita = await asStaff(ports);
    const pages = await Promise.all([
      kim.get(`/en/my/${organisationId}/people`),
      rita.get(`/office/pledges/${organisationId}`),
      kim.get('/en/my-data'),
    ]);
    expect(pages.map(({ body }) => body.includes('Kim Berg'))).toEqual([true, true, true]);
    expect(pages.slice(1).map(({ body }) => body.includes('Head of AI'))).toEqual([true, true]);
  });

  it('is not named to staff while it is a draft that nobody has sent', async () => {
    const ports = testPorts();
    const { organisationId } = await completeDraft(ports);
    await settled(ports, organisationId);
    const { body } = await (await asStaff(ports)).get(`/office/pledges/${organisationId}`);
    expect(body).not.toContain('Kim Berg');
  });
});

describe('the own name, position and language', () => {
  const DETAILS = { name: 'Kim Ek', position: 'CTO', language: 'en' };
  const published = async () => {
    const ports = testPorts();
    const { organisationId, personId } = await publishedPledge(ports);
    await settled(ports, organisationId);
    const kim = await asPerson(ports, personId);
    return { ports, organisationId, personId, kim, root: `/en/my/${organisationId}` };
  };

  it('are changed once the pledge is public, and what was signed stays provable by the former ones', async () => {
    const { ports, organisationId, personId, kim, root } = await published();
    const answer = await kim.post(`${root}/people/own`, DETAILS);
    expect(answer.location).toBe(`${root}/people?done=details`);
    expect((await kim.get(`${root}/people`)).body).toContain('Kim Ek');
    expect((await kim.get(`${root}/people/own`)).body).toContain('value="CTO"');
    const version = await load(ports.pact, versionEntity, organisationId, 1);
    const member = await load(ports.pact, memberEntity, organisationId, personId);
    if (version === undefined || member === undefined) throw new Error('both are there');
    const [signer = ''] = textOf(version).signers;
    expect(signerWords(signer, member)).toEqual({ name: 'Kim Berg', position: 'Head of AI' });
  });

  it('leave the public page as it was signed, and stand among the own data with the language', async () => {
    const { ports, organisationId, personId, kim, root } = await published();
    await setShown(ports, { organisationId, personId, shown: true });
    expect((await kim.get('/en/my-data')).body).toContain('Swedish');
    ports.clock.advance(1000);
    await kim.post(`${root}/people/own`, DETAILS);
    const { body } = await kim.get(`/en/register/${organisationId}`);
    expect([body.includes('Kim Berg'), body.includes('Kim Ek')]).toEqual([true, false]);
    const data = (await kim.get('/en/my-data')).body.split('<main')[1] ?? '';
    expect([data.includes('Kim Ek'), data.includes('Swedish')]).toEqual([true, false]);
  });

  it('count from then on for our mails, whatever the form said before', async () => {
    const { ports, organisationId, personId, kim, root } = await published();
    const languageOfMail = async (occasion: string) => {
      const recipient = { to: 'person', personId } as const;
      const mailId = await orderMail(ports, { kind: 'receipt', recipient, occasion, organisationId });
      const mail = await load(ports.sent, mailEntity, mailId);
      if (mail === undefined) throw new Error('no mail');
      return (await readFacts(ports, mail, 'o@x.example')).language;
    };
    expect(await languageOfMail('rev-1')).toBe('sv');
    ports.clock.advance(1000);
    await kim.post(`${root}/people/own`, DETAILS);
    expect(await languageOfMail('rev-2')).toBe('en');
  });

  it('are asked for again where one is missing', async () => {
    const { ports, personId, kim, root } = await published();
    const answer = await kim.post(`${root}/people/own`, { ...DETAILS, name: ' ', language: 'xx' });
    expect([answer.status, answer.body.includes('Enter the name')]).toEqual([422, true]);
    expect((await load(ports.pact, personEntity, personId))?.languageAt).toBeUndefined();
  });
});
