import { expect, it } from 'vitest';
import { confirmCode } from '../../functions/access/confirm.ts';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { issueCodes } from '../../functions/access/issue-codes.ts';
import { personEntity } from '../../functions/access/model.ts';
import { requestCode } from '../../functions/access/request-code.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { must } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

const email = 'mia@nordlys.example';
const browser = 'browser-of-mia';

/** Mia, made known in English, signs in on Swedish pages; answers the language in which she is written to. */
const afterSigningIn = async (languageAt?: string) => {
  const ports = testPorts();
  const person = await ensurePerson(ports, { email, language: 'en' });
  if (languageAt !== undefined) await save(ports.pact, personEntity, { ...person, languageAt });
  const asked = { email, browser, language: 'sv', next: '/sv/my' } as const;
  const { challengeId } = must(await requestCode(ports, asked));
  const codes = await issueCodes(ports, { challengeId, mailId: 'mail1' });
  must(await confirmCode(ports, { challengeId, browser, code: codes?.code ?? '' }));
  return (await load(ports.pact, personEntity, person.personId))?.language;
};

it('writes to a person in the language in which they signed in, whoever made them known', async () => {
  expect(await afterSigningIn()).toBe('sv');
});

it('writes in the language that somebody has chosen, whatever the pages on which they sign in', async () => {
  expect(await afterSigningIn('2026-11-20T09:00:00.000Z')).toBe('en');
});
