import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { WEB_FUNCTIONS } from '../../infra/web-paths.ts';
import { matchRoute } from '../../local/apigateway/match.ts';
import { bundleOf } from '../support/bundle-of.ts';
import { webMethodsOf } from '../support/web-resources.ts';
import { ofKind, resourcesOfStage, STAGE_NAMES } from './synth.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const RouteTable = z.array(z.object({ method: z.string(), path: z.string() }));

/** Where routes stand: each capability's route table, and the one of `/`. */
const ROUTE_FILES = [
  ...globSync('functions/**/*routes.ts', { cwd: ROOT }),
  'functions/platform/http/root.ts',
].toSorted();

const routesIn = async (file: string) => {
  const module: Readonly<Record<string, unknown>> = await import(`${ROOT}${file}`);
  return Object.values(module).flatMap((exported) => RouteTable.safeParse(exported).data ?? []);
};

const held = await Promise.all(
  WEB_FUNCTIONS.map(async (name) => {
    const { sources } = (await bundleOf(name)).all;
    return { name, files: sources.filter((file) => ROUTE_FILES.includes(file)) };
  }),
);

const resources = resourcesOfStage('prod');
const methods = webMethodsOf(resources);
const routes = methods.map(({ path, method, leadsTo }) => ({
  resource: path,
  resourceId: path,
  segments: path.split('/').filter((part) => part !== ''),
  method,
  functionArn: leadsTo,
}));

/** An address of a route: a word for each variable. */
const addressOf = (path: string): string => path.replace('{lang}', 'sv').replace(/\{\w+\}/g, 'some');

describe('the stage of the API', () => {
  it('counts no figures for each method, which cost by the figure and which no alarm and no dashboard looks at', () => {
    const [stage] = ofKind(resources, 'AWS::ApiGateway::Stage');
    expect(stage?.Properties['MethodSettings']).toMatchObject([{ ResourcePath: '/*', HttpMethod: '*' }]);
    expect(JSON.stringify(stage?.Properties)).not.toContain('"MetricsEnabled":true');
  });
});

describe('what the API leads to', () => {
  it('is one function for each table of routes', () => {
    expect(held.flatMap(({ files }) => files).toSorted()).toEqual(ROUTE_FILES);
  });

  it.each(held)('is $name for each of its routes', async ({ name, files }) => {
    const own = (await Promise.all(files.map(routesIn))).flat();
    expect(own.length).toBeGreaterThan(0);
    const strayed = own
      .map(({ method, path }) => ({
        route: `${method} ${path}`,
        leadsTo: matchRoute(routes, method, addressOf(path))?.route.functionArn,
      }))
      .filter(({ leadsTo }) => leadsTo !== name);
    expect(strayed).toEqual([]);
  });

  it('is one function on the branch a path takes, so the gateway never has to try another', () => {
    const paths = methods.map(({ path }) => path);
    const beneath = (path: string) => (path === '/' ? '' : path);
    const ends = paths.filter((path) => !path.endsWith('+}'));
    const open = ends.filter(
      (path) => !paths.some((other) => other.startsWith(`${beneath(path)}/{`) && other !== path),
    );
    expect(open).toEqual([]);
  });

  it('answers any method, so that a function says which ones it knows', () => {
    expect(new Set(methods.map(({ method }) => method))).toEqual(new Set(['ANY']));
  });

  it('needs one permission a function', () => {
    const permissions = ofKind(resources, 'AWS::Lambda::Permission').filter(
      ({ Properties }) => Properties['Principal'] === 'apigateway.amazonaws.com',
    );
    expect(permissions).toHaveLength(WEB_FUNCTIONS.length);
  });
});

describe.each(STAGE_NAMES)('the stacks of stage %s', (stage) => {
  it('have at most 400 resources each (CloudFormation takes 500)', () => {
    const counts = Map.groupBy(resourcesOfStage(stage), ({ stack }) => stack);
    expect([...counts].filter(([, { length }]) => length > 400)).toEqual([]);
  });
});
