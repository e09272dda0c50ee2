import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { renderMail } from '../../functions/mail/compose.ts';
import { readFacts } from '../../functions/mail/facts.ts';
import { type MailKind, mailEntity } from '../../functions/mail/model.ts';
import { invite } from '../../functions/organisations/people/invite.ts';
import { erasePerson } from '../../functions/persons/erase.ts';
import { fromItem } from '../../functions/platform/store/entity.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { startPledge } from '../../functions/pledges/start-pledge.ts';
import { awaitingSignature, must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { site } from './samples.ts';

/** The words of the mails of a kind that follow from what has happened to an organisation. */
const mailsOf = async (ports: TestPorts, organisationId: string, kind: MailKind) => {
  await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
  const mails = ports.sent
    .items()
    .filter((item) => item['type'] === 'mail' && item['kind'] === kind)
    .map((item) => fromItem(mailEntity, item));
  const facts = await Promise.all(mails.map((mail) => readFacts(ports, mail, 'o@x.example')));
  return facts.map((one) => renderMail({ ...one, language: 'en' }, site, {}));
};

const flat = (text: string | undefined): string => (text ?? '').replace(/\s+/gu, ' ');

describe('mails that somebody asks for', () => {
  it('name who asks for a signature, by name and confirmed address', async () => {
    const ports = testPorts();
    const { organisationId } = await awaitingSignature(ports);
    const [mail] = await mailsOf(ports, organisationId, 'signature-request');
    expect(flat(mail?.text)).toContain(
      'Kim Berg (kim@nordlys.example) asks you to sign the pledge of Nordlys Analys AB',
    );
  });

  it('can be told from others also before the organisation has a name', async () => {
    const ports = testPorts();
    const { personId: who } = await ensurePerson(ports, { email: 'kim@nordlys.example', language: 'en' });
    const { organisationId } = must(await startPledge(ports, { personId: who, language: 'en', after: 0 }));
    const email = 'bo@nordlys.example';
    must(await invite(ports, { organisationId, who, email, language: 'en', roles: ['editor'] }));
    const [mail] = await mailsOf(ports, organisationId, 'invitation');
    expect(flat(mail?.text)).toContain('kim@nordlys.example has begun a pledge');
    expect(flat(mail?.text)).toContain('because kim@nordlys.example entered this address');
    expect(`${mail?.subject} ${flat(mail?.text)}`).not.toContain('your organisation');
  });

  it('name nobody who has been erased', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await awaitingSignature(ports);
    must(await erasePerson(ports, { personId, by: personId }));
    const [mail] = await mailsOf(ports, organisationId, 'signature-request');
    expect(flat(mail?.text)).toContain('Somebody there asks you to sign');
    expect(mail?.text).not.toContain('kim@nordlys.example');
  });
});
