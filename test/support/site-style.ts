import { readFileSync } from 'node:fs';
import { ASSET_NAMES } from '../../functions/platform/assets/names.generated.ts';

/** The style sheet of the site, for pages that are looked at without a server. */
export const siteStyle = readFileSync(
  new URL(`../../functions/platform/assets/files/${ASSET_NAMES.style}`, import.meta.url),
  'utf8',
);
