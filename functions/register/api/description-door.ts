import { json } from '../../platform/http/answer.ts';
import type { Door } from '../../platform/http/router.ts';
import { open } from './open.ts';
import openapi from './openapi.json' with { type: 'json' };

/** What all of the open data is, for programs (OpenAPI 3.1). */
export const describe: Door<unknown> = async () => open(json(openapi), JSON.stringify(openapi));
