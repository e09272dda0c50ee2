import { describe, expect, it } from 'vitest';
import { peopleRoutes } from '../../functions/organisations/people/routes.ts';
import { personRoutes } from '../../functions/persons/routes.ts';
import { reportRoutes } from '../../functions/reports/pages/routes.ts';
import { ownPledgeRoutes } from '../support/sites.ts';
import { type Reply, signInStaff } from '../support/stack-browser.ts';
import { expectAnswer } from './expect-answer.ts';
import { everything, newBrowser, scene } from './scene.ts';

describe('somebody else’s organisation', () => {
  const all = [...ownPledgeRoutes, ...peopleRoutes, ...personRoutes, ...reportRoutes];
  const routes = all.filter(({ path }) => path.startsWith('/{lang}/my/{organisation}'));
  const addressOf = (path: string, organisation: string): string =>
    path
      .replace('/{lang}/my/{organisation}', organisation)
      .replace('{commitment}', 'CORE-1')
      .replace('{action}', 'new')
      .replace('{cycle}', '1')
      .replace('{person}', '0123456789abcdef');
  const shape = ({ status, body }: Reply) => [status, /<h1[^>]*>([^<]*)/.exec(body)?.[1]];

  it('looks at every door as if it did not exist', async () => {
    const { lee, root } = scene();
    const before = await everything();
    await lee.get('/en/pledge');
    for (const { method, path } of routes) {
      const ask = (organisation: string) =>
        method === 'GET'
          ? lee.get(addressOf(path, organisation))
          : lee.post(addressOf(path, organisation), { do: 'x' });
      const [theirs, nobodys] = [await ask(root), await ask('/en/my/0123456789abcdef')];
      expectAnswer(theirs, 404);
      expect([path, shape(theirs)]).toEqual([path, shape(nobodys)]);
    }
    expect(await everything()).toEqual(before);
  });

  it('is not public before it is published', async () => {
    const id = scene().foreign.split('/').at(-1);
    for (const page of ['', '/versions', '/versions/1'])
      expectAnswer(await newBrowser().get(`/en/register/${id}${page}`), 404);
    for (const file of ['.json', '/versions/1.json', '/calendar.ics'])
      expectAnswer(await newBrowser().get(`/api/v1/organisations/${id}${file}`), 404);
  });
});

describe('staff’s pages', () => {
  const decide = ['review', 'publish', 'return', 'decline'];

  it('send a company’s person to staff’s sign-in, and let nothing through', async () => {
    const { kim, root } = scene();
    const before = await everything();
    const id = root.split('/').at(-1);
    for (const path of ['', '/tasks', '/settings', `/pledges/${id}`]) {
      const answer = await kim.get(`/office${path}`);
      expect([answer.status, answer.location?.split('?')[0]]).toEqual([302, '/office/sign-in']);
    }
    await kim.get('/en/pledge');
    for (const verb of decide) expectAnswer(await kim.post(`/office/pledges/${id}/${verb}`), 401);
    expect(await everything()).toEqual(before);
  });

  it('are closed to who is in no group, and settings to who is no administrator', async () => {
    const [nora, rita] = [newBrowser(), newBrowser()];
    expect((await signInStaff(nora, 'demo-nora')).status).toBe(403);
    expect((await nora.get('/office')).status).toBe(302);
    expect((await signInStaff(rita, 'demo-rita')).body).toContain('<h1');
    const day = { 'closing-day': '1', 'closing-month': '3', 'closing-year': '2029', seenRev: '0' };
    expectAnswer(await rita.post('/office/settings', day), 403);
  });

  it('answer rubbish of staff in words, and do not open a company’s pages', async () => {
    const ada = newBrowser();
    await signInStaff(ada, 'demo-ada');
    for (const path of ['?page=-1&show=x', '/tasks?page=abc', '?c=__proto__']) {
      expectAnswer(await ada.get(`/office${path}`), 200);
    }
    expectAnswer(await ada.get('/office/pledges/%00'), 404);
    for (const path of [
      'pledges/x/reports/y',
      'pledges/x/contact',
      'compare/__proto__/%00',
      'entered/constructor',
    ])
      expectAnswer(await ada.get(`/office/${path}`), 404);
    for (const path of ['__proto__/en', '2024-09/xx', '%00/sv'])
      expectAnswer(await ada.get(`/office/catalogue/${path}`), 404);
    for (const verb of [...decide, 'contact', 'hold', 'lift-hold'])
      expectAnswer(await ada.post(`/office/pledges/x/${verb}`, { reasons: '' }), 404);
    const day = { 'closing-day': '30', 'closing-month': '2', 'closing-year': '2029', seenRev: '0' };
    const settings = await ada.post('/office/settings', day);
    expectAnswer(settings, 422);
    expect(settings.body).toContain('value="30"');
    expect((await ada.get(scene().root)).location).toContain('/en/sign-in?next=');
  });
});
