import { json } from '../../platform/http/answer.ts';
import type { Door } from '../../platform/http/router.ts';
import { open } from './open.ts';
import openapi from './openapi.json' with { type: 'json' };

/** What all of the open data is, for programs (OpenAPI 3.1), and where: who keeps a copy still knows. */
export const describe: Door<unknown> = async ({ site }) => {
  const answer = json({ ...openapi, servers: [{ url: site.url }] });
  return open(answer, answer.body);
};
