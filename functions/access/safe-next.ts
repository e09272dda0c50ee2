const ORIGIN = 'https://here.invalid';
const LONGEST = 512;

/** A path of this site to go on to; `otherwise` for anything that could lead elsewhere. */
export const safeNext = (path: string | null | undefined, otherwise: string): string => {
  if (path === null || path === undefined || path.length > LONGEST) return otherwise;
  if (!path.startsWith('/') || path.startsWith('//') || /[\\\s\p{C}]/u.test(path)) return otherwise;
  const url = URL.parse(path, ORIGIN);
  if (url === null || url.origin !== ORIGIN || url.pathname.startsWith('//')) return otherwise;
  return `${url.pathname}${url.search}`;
};
