import { expect, it } from 'vitest';
import { renderMail } from '../../functions/mail/compose.ts';
import { readFacts } from '../../functions/mail/facts.ts';
import { mailStillOwed } from '../../functions/mail/kinds.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { erasePerson } from '../../functions/persons/erase.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { awaitingSignature, must } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asPerson } from '../support/signed-in.ts';

it('the erasure of a signatory who is still asked makes the text a draft again and tells the contact at once', async () => {
  const ports = testPorts();
  const { organisationId, personId, alva } = await awaitingSignature(ports);
  must(await erasePerson(ports, { personId: alva, by: alva }));
  const head = await load(ports.pact, pledgeHead, organisationId);
  expect(head?.pending?.state).toBe('draft');
  expect(head?.history.at(-1)).toMatchObject({ what: 'sent-back', who: alva, about: alva });
  await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
  const [told] = ports.sent.items().filter(({ kind }) => kind === 'sent-back');
  expect(told?.['recipient']).toEqual({ to: 'person', personId });
  const mail = await load(ports.sent, mailEntity, String(told?.['mailId']));
  if (mail === undefined) throw new Error('no mail');
  const facts = await readFacts(ports, mail, 'o@x.example');
  expect(mailStillOwed(facts)).toEqual({ owed: true });
  const site = { url: 'https://pact.example', official: false, officeMail: 'o@x.example' };
  expect(renderMail({ ...facts, language: 'en' }, site, {}).text).toContain('Name somebody else');
});

it.each([
  ['en', 'The pledge of Nordlys Analys AB waits for your signature: it becomes a draft again'],
  ['sv', 'Åtagandet från Nordlys Analys AB väntar på din underskrift: det blir ett utkast igen'],
])('a signatory who is still asked reads before the erasure what it does to the text, and nobody else (%s)', async (language, words) => {
  const ports = testPorts();
  const { personId, alva } = await awaitingSignature(ports);
  const page = async (who: string) =>
    (await (await asPerson(ports, who)).get(`/${language}/my-data/erase`)).body;
  expect(await page(alva)).toContain(words);
  expect(await page(personId)).not.toContain(words);
});
