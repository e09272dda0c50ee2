import { expect, it } from 'vitest';
import { confirmCode } from '../../functions/access/confirm.ts';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { issueCodes } from '../../functions/access/issue-codes.ts';
import { personEntity } from '../../functions/access/model.ts';
import { requestCode } from '../../functions/access/request-code.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { must } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

it('writes to a person in the language in which they signed in, whoever made them known', async () => {
  const ports = testPorts();
  const email = 'mia@nordlys.example';
  const browser = 'browser-of-mia';
  const { personId } = await ensurePerson(ports, { email, language: 'en' });
  const asked = { email, browser, language: 'sv', next: '/sv/my' } as const;
  const { challengeId } = must(await requestCode(ports, asked));
  const codes = await issueCodes(ports, { challengeId, mailId: 'mail1' });
  must(await confirmCode(ports, { challengeId, browser, code: codes?.code ?? '' }));
  expect((await load(ports.pact, personEntity, personId))?.language).toBe('sv');
});
