import type { FunctionName } from '../functions/platform/config.ts';

/**
 * Which function answers a path and all beneath it; the longest path that fits counts. The API has a resource for each,
 * the local stack reads those, and a test holds them against the routes of each function. API Gateway takes one
 * variable a level, so `{lang}` stands for whatever begins a path that begins with nothing else.
 */
const WEB_PATHS = {
  '/': 'site',
  '/{lang}/sign-in': 'account',
  '/{lang}/sign-out': 'account',
  '/{lang}/register/{organisation}/claim': 'account',
  '/{lang}/invitation': 'account',
  '/{lang}/my/{organisation}/people': 'account',
  '/{lang}/my/{organisation}/contact-offer': 'account',
  '/{lang}/my/{organisation}/leave': 'account',
  '/{lang}/my/{organisation}/shown': 'account',
  '/{lang}/my/{organisation}/group': 'account',
  '/{lang}/my/{organisation}/history': 'account',
  '/{lang}/my-data': 'account',
  '/{lang}/pledge': 'pledge',
  '/{lang}/my': 'pledge',
  '/{lang}/my/{organisation}/changes': 'change',
  '/{lang}/my/{organisation}/amend': 'change',
  '/{lang}/my/{organisation}/renew': 'change',
  '/{lang}/my/{organisation}/discard': 'change',
  '/{lang}/my/{organisation}/withdraw': 'change',
  '/{lang}/my/{organisation}/delete': 'change',
  '/{lang}/my/{organisation}/take-back': 'change',
  '/{lang}/my/{organisation}/report': 'report',
  '/office': 'office',
  '/office/sign-in': 'office-sign-in',
  '/office/sign-out': 'office-sign-in',
  '/office/callback': 'office-sign-in',
  '/office/import': 'office-listed',
  '/office/listed': 'office-listed',
  '/office/claims': 'office-listed',
  '/office/entered': 'office-entered',
  '/office/persons': 'office-persons',
  '/api': 'api',
} as const satisfies Readonly<Record<string, FunctionName>>;

export type WebFunction = (typeof WEB_PATHS)[keyof typeof WEB_PATHS];

/** Every function that answers requests. */
export const WEB_FUNCTIONS: readonly WebFunction[] = [...new Set(Object.values(WEB_PATHS))];

const partsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');
const pathOf = (parts: readonly string[]): string => `/${parts.join('/')}`;

export interface WebResource {
  readonly path: string;
  readonly answers: WebFunction;
  /** Whether a `{proxy+}` beneath it takes the rest; where a variable stands beneath it, that begins with the rest. */
  readonly takesRest: boolean;
}

/** The function that answers a path, given as the table has it: with variables by their names. */
export const answering = (path: string): WebFunction => {
  for (let parts = partsOf(path); ; parts = parts.slice(0, -1)) {
    const found = Object.entries(WEB_PATHS).find(([from]) => from === pathOf(parts));
    if (found !== undefined) return found[1];
  }
};

const hasVariable = (all: readonly string[], path: string): boolean =>
  all.some((other) => pathOf(partsOf(other).slice(0, -1)) === path && other.endsWith('}') && other !== path);

/**
 * The resources that the API needs, parents first. Each answers itself and all beneath it, so that nothing depends on
 * whether API Gateway, having chosen a branch that ends, would try another.
 */
export const webResources = (): readonly WebResource[] => {
  const all = new Set(
    Object.keys(WEB_PATHS).flatMap((path) =>
      partsOf(path).map((_, at, parts) => pathOf(parts.slice(0, at + 1))),
    ),
  );
  const paths = ['/', ...all].toSorted((a, b) => partsOf(a).length - partsOf(b).length);
  return paths.map((path) => ({
    path,
    answers: answering(path),
    takesRest: !hasVariable(paths, path),
  }));
};
