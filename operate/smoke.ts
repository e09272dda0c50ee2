import { endOn, readCommandLine, refuse, tell } from './cli.ts';
import { smoke } from './smoke/run.ts';

const HELP = `npm run smoke -- <address> [options]   Walks through a deployed site: pages, headers, languages, data, sign-in.

  address  where the site is, such as https://aipact.example
  --api A  the API's own address, as the deploy printed it: tries whether it is closed
  --json   one JSON object instead of lines
  --help   this text

It orders one code by mail, for an address of SES's simulator, and changes nothing else. Each line is ✓, or ✗ with what
mends it. Exit code 0: all right; 1: something is not; 2: asked wrongly.`;

const main = async (): Promise<void> => {
  const { values, positionals, json } = readCommandLine({ api: { type: 'string' } }, HELP);
  const [address, more] = positionals;
  if (address === undefined) return refuse('Say where the site is.', HELP);
  if (more !== undefined) return refuse(`“${more}” is one word too many.`, HELP);
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol))
    return refuse(`“${address}” is no address beginning with https://`, HELP);
  const api = values.api === undefined ? undefined : URL.parse(values.api);
  if (api === null) return refuse(`“${values.api}” is no address.`, HELP);
  if (!json) process.stderr.write(`Walking through ${url.origin} …\n`);
  tell({ about: { site: url.origin }, lines: await smoke(url.origin, api?.href), json });
};

main().catch(endOn);
