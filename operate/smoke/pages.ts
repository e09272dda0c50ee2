import * as z from 'zod';
import { right, wrong } from '../report.ts';
import type { SmokeCheck } from './check.ts';

const DEPLOY = 'npx cdk deploy -c stage=… --all, then look at the function’s log: aws logs tail';
const OPEN = ['', '/register', '/about', '/privacy', '/accessibility', '/pledge', '/sign-in'] as const;

const isPage = (body: string, language: string): boolean =>
  body.includes(`<html lang="${language}"`) && body.includes('<h1');

export const start: SmokeCheck = {
  id: 'start',
  look: async ({ get }) => {
    const { status, location = '' } = await get('/');
    return status === 302 && new URL(location).pathname === '/en'
      ? right('/ leads to /en')
      : wrong(`/ answers ${status} and leads to “${location}”`, DEPLOY);
  },
};

export const pages: SmokeCheck = {
  id: 'pages',
  look: async ({ get }) => {
    const answers = await Promise.all(OPEN.map(async (path) => ({ path, ...(await get(`/en${path}`)) })));
    const bad = answers.filter(({ status, body }) => status !== 200 || !isPage(body, 'en'));
    return bad.length === 0
      ? right(`${OPEN.length} public pages`)
      : wrong(bad.map(({ path, status }) => `/en${path} answers ${status}`).join(', '), DEPLOY);
  },
};

export const languages: SmokeCheck = {
  id: 'languages',
  look: async ({ get }) => {
    const [en, sv] = await Promise.all([get('/en/about'), get('/sv/about')]);
    const linked = en.body.includes('href="/sv/about"') && sv.body.includes('href="/en/about"');
    return isPage(en.body, 'en') && isPage(sv.body, 'sv') && linked
      ? right('English and Swedish, each linked from the other')
      : wrong(`/en/about (${en.status}) and /sv/about (${sv.status}) do not lead to each other`, DEPLOY);
  },
};

const ASSET = /(?:href|src)="(?<path>\/assets\/[^"]+)"/g;

export const assets: SmokeCheck = {
  id: 'assets',
  look: async ({ get }) => {
    const { body } = await get('/en');
    const paths = [...new Set([...body.matchAll(ASSET)].map(({ groups }) => groups?.['path'] ?? ''))];
    const answers = await Promise.all(paths.map(async (path) => ({ path, ...(await get(path)) })));
    const bad = answers.filter(
      ({ status, type, header }) =>
        status !== 200 || type.startsWith('text/html') || !/max-age=\d{5}/.test(header('cache-control')),
    );
    if (paths.length === 0) return wrong('/en names no stylesheet', DEPLOY);
    return bad.length === 0
      ? right(`${paths.length} files, kept by browsers`)
      : wrong(bad.map(({ path, status, type }) => `${path} answers ${status} (${type})`).join(', '), DEPLOY);
  },
};

export const notFound: SmokeCheck = {
  id: 'no such page',
  look: async ({ get }) => {
    const { status, body } = await get('/en/no-such-page');
    return status === 404 && isPage(body, 'en')
      ? right('404 with a page')
      : wrong(`/en/no-such-page answers ${status}${isPage(body, 'en') ? '' : ', without a page'}`, DEPLOY);
  },
};

export const otherMethod: SmokeCheck = {
  id: 'other method',
  look: async ({ post }) => {
    const { status, header, body } = await post('/en/about', {});
    return status === 405 && header('allow').includes('GET') && isPage(body, 'en')
      ? right('405 with a page')
      : wrong(
          `POST /en/about answers ${status}: forms may not get through what stands before the API`,
          DEPLOY,
        );
  },
};

const Register = z.object({ count: z.int(), organisations: z.array(z.looseObject({ id: z.string() })) });

export const openData: SmokeCheck = {
  id: 'open data',
  look: async ({ get }) => {
    const [json, csv] = await Promise.all([get('/api/v1/register.json'), get('/api/v1/register.csv')]);
    if (json.status !== 200 || !json.type.startsWith('application/json'))
      return wrong(`/api/v1/register.json answers ${json.status} (${json.type})`, DEPLOY);
    const register = Register.safeParse(JSON.parse(json.body));
    if (!register.success) return wrong('/api/v1/register.json holds no register', DEPLOY);
    return csv.status === 200 && csv.type.startsWith('text/csv')
      ? right(`JSON and CSV, ${register.data.count} organisations`)
      : wrong(`/api/v1/register.csv answers ${csv.status} (${csv.type})`, DEPLOY);
  },
};
