import { right, wrong } from '../report.ts';
import type { Answer } from './browser.ts';
import type { SmokeCheck } from './check.ts';

/** What a first view may weigh on the way, in bytes. */
const LIMIT = 100 * 1024;
const FILE = /(?:href|src)="(?<path>\/assets\/[^"]+)"/g;

const bytesOf = ({ header, body }: Answer): number =>
  Number(header('content-length')) || Buffer.byteLength(body);

export const weight: SmokeCheck = {
  id: 'weight',
  look: async ({ get }) => {
    const page = await get('/en/register');
    if (page.status !== 200)
      return wrong(`/en/register answers ${page.status}`, 'npx cdk deploy -c stage=… --all');
    const files = [...new Set([...page.body.matchAll(FILE)].map(({ groups }) => groups?.['path'] ?? ''))];
    const answers = [page, ...(await Promise.all(files.map(get)))];
    const total = answers.reduce((sum, answer) => sum + bytesOf(answer), 0);
    const plain = answers.filter(
      ({ header, body }) => body.length > 10_000 && header('content-encoding') === '',
    );
    if (plain.length > 0)
      return wrong(
        `${plain.length} of ${answers.length} are not compressed`,
        'npx cdk deploy -c stage=… --all',
      );
    return total <= LIMIT
      ? right(`${Math.ceil(total / 1024)} KB for the first view, compressed`)
      : wrong(
          `${Math.ceil(total / 1024)} KB for the first view`,
          'look at the style and the page for what grew',
        );
  },
};
