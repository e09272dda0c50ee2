import { describe, expect, it } from 'vitest';
import { ASSET_NAMES } from '../../functions/platform/assets/names.generated.ts';
import { stageOf } from '../../infra/stages.ts';
import { buildSystem } from '../../infra/system.ts';
import type { RawRequest } from '../../local/apigateway/event.ts';
import { openGateway } from '../../local/apigateway/gateway.ts';
import { readApi } from '../../local/apigateway/model.ts';
import { readAssembly } from '../../local/assembly/read.ts';
import { openDistribution } from '../../local/cloudfront/distribution.ts';
import { readDistribution } from '../../local/cloudfront/model.ts';
import { originsOf } from '../../local/cloudfront/origins.ts';
import { createPermissions } from '../../local/iam/permissions.ts';
import { appOf } from './synth.ts';

const seen: unknown[] = [];

/** The site's door as the local stack opens it, before functions that answer everything. */
const openDoor = () => {
  const app = appOf({ stage: 'local' });
  buildSystem(app, stageOf(app.node));
  const assembly = readAssembly(app.synth().directory);
  const api = readApi(assembly);
  const distribution = readDistribution(assembly);
  if (api === undefined || distribution === undefined) throw new Error('the assembly has no door');
  const invoke = async (_: string, event: unknown) => {
    seen.push(event);
    return { ok: true, payload: { statusCode: 200, body: 'a page' } } as const;
  };
  const gateway = openGateway({ api, functions: { invoke }, failed: () => undefined });
  const permissions = createPermissions(assembly);
  const origins = originsOf({ assembly, distribution, api, gateway, permissions });
  return { gateway, site: openDistribution(distribution, origins) };
};

const { gateway, site } = openDoor();

const asking = (path: string, over: Partial<RawRequest> = {}): RawRequest => ({
  method: 'GET',
  path,
  query: '',
  rawHeaders: ['Host', 'pact.test'],
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
  requestId: 'r',
  at: 0,
  ...over,
});

const sending = (path: string, bytes: number): RawRequest =>
  asking(path, { method: 'POST', body: Buffer.alloc(bytes, 'a') });

describe('the site’s door', () => {
  it('opens at CloudFront only: the API refuses whoever comes without its key, or with a made-up one', async () => {
    expect((await site(asking('/en'))).status).toBe(200);
    const before = seen.length;
    for (const rawHeaders of [[], ['x-origin-key', 'a'.repeat(64)]]) {
      const { status, body } = await gateway(asking('/en', { rawHeaders }));
      expect(status).toBe(403);
      expect(body.toString()).toContain('This was not let through');
    }
    expect(seen).toHaveLength(before);
    expect((await site(asking('/en', { rawHeaders: ['x-origin-key', 'made up'] }))).status).toBe(200);
  });

  it('says of pages that no function made what browsers may do with them', async () => {
    const refused = await site(sending('/en/sign-in', 66_000));
    const tooLarge = await site(sending('/office/import', 10_500_000));
    for (const { status, headers } of [refused, tooLarge]) {
      const given = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
      expect(status).toBe(413);
      expect(given.get('content-security-policy')).toMatch(/default-src 'none';.*frame-ancestors 'none'/);
      expect(given.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it.each(
    Object.values(ASSET_NAMES),
  )('serves /assets/%s from its bucket, to be kept for ever', async (name) => {
    const before = seen.length;
    const { status, headers, body } = await site(asking(`/assets/${name}`));
    const given = new Map(headers.map(([key, value]) => [key.toLowerCase(), value]));
    expect(status).toBe(200);
    expect(body.length).toBeGreaterThan(100);
    expect(given.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(given.get('x-content-type-options')).toBe('nosniff');
    expect(seen).toHaveLength(before);
  });

  it.each([
    ['a form', '/en/sign-in', 60_000, 200],
    ['a form above 64 KB', '/en/sign-in', 66_000, 413],
    ['a list of names', '/office/import', 3_000_000, 200],
    ['a list above what Lambda takes', '/office/import', 6_500_000, 413],
    ['a list above what API Gateway takes', '/office/import', 10_500_000, 413],
    ['a form to a file', `/assets/${ASSET_NAMES.style}`, 10, 403],
  ])('%s: %s, %i bytes: %i', async (_, path, bytes, status) => {
    expect((await site(sending(path, bytes))).status).toBe(status);
  });
});
