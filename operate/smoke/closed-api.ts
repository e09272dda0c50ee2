import { right, wrong } from '../report.ts';
import { openBrowser } from './browser.ts';
import type { SmokeCheck } from './check.ts';

/** Whether the API refuses whoever walks around CloudFront; `api` is its own address, as the deploy printed it. */
export const closedApi = (api: string): SmokeCheck => ({
  id: 'closed api',
  look: async () => {
    const base = new URL(api.endsWith('/') ? api : `${api}/`);
    const { get } = openBrowser(base.href);
    const answers = await Promise.all(
      ['', 'en', 'api/v1/register.json'].map(async (path) => ({ path, ...(await get(path)) })),
    );
    const open = answers.filter(({ status }) => status !== 403);
    return open.length === 0
      ? right(`${base.host} refuses whoever does not come through CloudFront`)
      : wrong(
          `${base.host} answers ${open.map(({ path, status }) => `/${path} with ${status}`).join(', ')}`,
          'look at the web ACL on the API’s stage: npx cdk diff -c stage=…',
        );
  },
});
