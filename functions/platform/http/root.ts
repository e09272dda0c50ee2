import { found } from './answer.ts';
import { anybody, type Route } from './router.ts';

/** `/` leads to the start page in the language the browser asks for. */
export const rootRoutes: readonly Route<unknown>[] = [
  { method: 'GET', path: '/', access: anybody, door: async (ask) => found(`/${ask.language}`) },
];
