import { expect, it } from 'vitest';
import { pageAbove } from '../../functions/platform/http/page-above.ts';
import { testPorts } from '../support/ports.ts';
import { asNobody, asStaff } from '../support/signed-in.ts';
import { allOfficeRoutes, siteOver, siteRoutes } from '../support/sites.ts';

const pathsBy = (method: string): readonly string[] =>
  [...siteRoutes, ...allOfficeRoutes].filter((route) => route.method === method).map(({ path }) => path);
const pages = new Set(pathsBy('GET'));
const formsAlone = [...new Set(pathsBy('POST'))].filter((path) => !pages.has(path));

it.each(formsAlone)('the address of the form %s leads to a page', (path) => {
  const written = (pattern: string) => pattern.replaceAll('{lang}', 'en').replace(/\{(\w+)\}/g, '$1');
  const known = new Map([...pages].map((page) => [written(page), page]));
  // Whatever function answers it: with all routes of its site, or with none of them where it stands alone.
  const routes = path.startsWith('/office') ? allOfficeRoutes : [];
  expect(known.has(pageAbove(routes, written(path)) ?? 'none')).toBe(true);
});

it('who turns the answer to a form into another language, or opens it by its address, finds a page', async () => {
  const nobody = asNobody(siteOver(testPorts()));
  const again = await nobody.get('/sv/sign-in/again');
  expect([again.status, again.location]).toEqual([302, '/sv/sign-in']);
  const rita = await asStaff(testPorts());
  expect((await rita.get('/office/tasks/t1/close')).location).toBe('/office/tasks');
});

it.each([
  '/\\evil.example/sign-out',
  '/xx/sign-out',
  '/en\\x/sign-out',
  '/evil.example/sign-out',
])('nothing outside this site comes of %s', async (path) => {
  expect(pageAbove(siteRoutes, path)).toBeUndefined();
  expect((await asNobody(siteOver(testPorts())).get(path)).location).toBeUndefined();
});
