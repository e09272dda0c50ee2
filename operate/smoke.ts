import { endOn, readCommandLine, refuse, tell } from './cli.ts';
import { smoke } from './smoke/run.ts';

const HELP = `npm run smoke -- <address> [options]   Walks through a deployed site: pages, headers, languages, data, sign-in.

  address  where the site is, such as https://aipact.example
  --api A  the API's own address, as the deploy printed it: tries whether it is closed
  --json   one JSON object instead of lines
  --help   this text

It orders one code by mail, for an address of SES's simulator, and changes nothing else. Each line is ✓, or ✗ with what
mends it. Exit code 0: all right; 1: something is not; 2: asked wrongly.`;

const addressIn = (text: string): URL => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol)
    ? url
    : refuse(`“${text}” is no address beginning with https://`, HELP);
};

const main = async (): Promise<void> => {
  const { values, positionals, json } = readCommandLine({ api: { type: 'string' } }, HELP);
  const [address, more] = positionals;
  if (address === undefined) return refuse('Say where the site is.', HELP);
  if (more !== undefined) return refuse(`“${more}” is one word too many.`, HELP);
  const site = addressIn(address).origin;
  const api = values.api === undefined ? undefined : addressIn(values.api).href;
  if (!json) process.stderr.write(`Walking through ${site} …\n`);
  tell({ about: { site }, lines: await smoke(site, api), json });
};

main().catch(endOn);
