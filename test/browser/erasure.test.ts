import { afterAll, beforeAll, expect, it } from 'vitest';
import { personEntity } from '../../functions/access/model.ts';
import { erasedEntity } from '../../functions/persons/tombstone.ts';
import { translator } from '../../functions/platform/i18n/translate.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { openPage } from '../support/browser.ts';
import { portsOn, publishOn } from '../support/stack-ports.ts';
import { mouse } from '../support/walk/hand.ts';
import { openStack, type Walked } from '../support/walk/open-stack.ts';
import { signInByCode } from '../support/walk/sign-in.ts';

const t = translator('en');

let walked: Walked;
beforeAll(async () => {
  walked = await openStack();
});
afterAll(() => walked.close());

it('lets the contact of a published pledge be erased: the pledge stays, and no mail follows', async () => {
  const { stack, browser } = walked;
  const [life] = await publishOn(stack, ['Leaving']);
  if (life === undefined) throw new Error('nothing was published');
  const { organisationId, personId } = life;
  const email = life.scenario.contact.email;
  // What publishing brings about has been sent.
  await stack.push('+1h');
  const page = await openPage(browser);
  const visit = { stack, hand: mouse(page) };
  await page.goto(`${stack.addresses.site}/en/my-data/erase`);
  await signInByCode(visit, email);
  expect(await page.locator('main').innerText()).toContain('You are the contact of Leaving');
  await page.getByLabel(t('person.sureYes')).check();
  await page.getByRole('button', { name: t('person.eraseNow') }).click();
  expect(await page.locator('h1').innerText()).toBe(t('person.erasedTitle'));

  const erasedAt = await stack.now();
  await stack.push('+12mo');
  const ports = await portsOn(stack);
  expect(await load(ports.pact, personEntity, personId)).toBeUndefined();
  expect(await load(ports.sent, erasedEntity, personId)).not.toHaveProperty('email');
  const since = (await stack.mails(email)).filter(({ at }) => at > erasedAt);
  expect(since).toEqual([]);
  await page.goto(`${stack.addresses.site}/en/register/${organisationId}`);
  expect(await page.locator('h1').innerText()).toContain('Leaving');
  await page.context().close();
});
