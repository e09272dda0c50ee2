import type { Route } from './model.ts';

export interface Match {
  readonly route: Route;
  /** Decoded no further than the gateway does: as they stand in the path. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

const isGreedy = (segment: string): boolean => /^\{.+\+\}$/.test(segment);
const isVariable = (segment: string): boolean => /^\{.+\}$/.test(segment);
const nameOf = (segment: string): string => segment.replace(/^\{|\+?\}$/g, '');

/** How closely a route describes a path, compared part by part: fixed before variable before greedy. */
const closeness = ({ segments }: Route): string =>
  segments
    .map((segment) => {
      if (isGreedy(segment)) return '1';
      return isVariable(segment) ? '2' : '3';
    })
    .join('');

const parametersOf = (route: Route, parts: readonly string[]): Record<string, string> | undefined => {
  const found: Record<string, string> = {};
  for (const [index, segment] of route.segments.entries()) {
    if (isGreedy(segment)) {
      if (parts.length <= index) return undefined;
      return { ...found, [nameOf(segment)]: parts.slice(index).join('/') };
    }
    const part = parts[index];
    if (part === undefined) return undefined;
    if (isVariable(segment)) found[nameOf(segment)] = part;
    else if (segment !== part) return undefined;
  }
  return parts.length === route.segments.length ? found : undefined;
};

/** The method that serves a path: the closest resource, and on it the method itself before ANY. */
export const matchRoute = (routes: readonly Route[], method: string, path: string): Match | undefined => {
  const parts = path.split('/').filter((part) => part !== '');
  const matches = routes
    .map((route) => ({ route, pathParameters: parametersOf(route, parts) }))
    .filter((match): match is Match => match.pathParameters !== undefined)
    .toSorted((a, b) => (closeness(a.route) < closeness(b.route) ? 1 : -1));
  const [closest] = matches;
  const onResource = matches.filter(({ route }) => route.resourceId === closest?.route.resourceId);
  return (
    onResource.find(({ route }) => route.method === method) ??
    onResource.find(({ route }) => route.method === 'ANY')
  );
};
