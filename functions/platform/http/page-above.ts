import { isLanguage } from '../i18n/languages.ts';
import { matchRoute, type Route } from './router.ts';

const above = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/** What a path of ours is written with; anything else could lead elsewhere (`/\\`). */
const PLAIN = /^\/[\w.~%!$&'()*+,;=:@/-]*$/;

/**
 * The page that a form stands on whose address only takes what is sent: the next one above it, which may be answered by
 * another function. Who reloads the answer, or turns it into another language, comes there. Undefined outside our pages.
 */
export const pageAbove = <P>(routes: readonly Route<P>[], path: string): string | undefined => {
  const [, first = ''] = path.split('/');
  if (!PLAIN.test(path) || !(isLanguage(first) || first === 'office')) return undefined;
  for (let at = above(path); at !== '/'; at = above(at))
    if (matchRoute(routes, 'GET', at).found === 'route') return at;
  return above(path);
};
