import { describe, expect, it } from 'vitest';
import { html } from '../../../functions/platform/http/answer.ts';
import { later } from '../../../functions/platform/http/later.ts';
import { anybody, type Door } from '../../../functions/platform/http/router.ts';
import type { SitePorts } from '../../../functions/platform/ports.ts';
import { testPorts } from '../../support/ports.ts';
import { siteClient } from '../../support/site-client.ts';
import { keptLog, siteOver } from '../../support/sites.ts';

const siteWith = (door: Door<SitePorts>) => {
  const log = keptLog();
  const routes = [{ method: 'GET' as const, path: '/{lang}/page', access: anybody, door }];
  return { log, client: siteClient(siteOver(testPorts(), { routes, log })) };
};

describe('a door that is loaded later', () => {
  it('is loaded by the first request and not again', async () => {
    let loads = 0;
    const load = async () => {
      loads += 1;
      return { show: async () => html('<!DOCTYPE html><p>loaded</p>') };
    };
    const { client } = siteWith(later(load, 'show'));
    expect(loads).toBe(0);
    expect((await client.get('/en/page')).body).toContain('loaded');
    expect((await client.get('/en/page')).status).toBe(200);
    expect(loads).toBe(1);
  });

  it('that cannot be loaded is answered as any surprise, logged, and tried again', async () => {
    let loads = 0;
    const load = async () => {
      loads += 1;
      if (loads === 1) throw new Error('secret detail');
      return { show: async () => html('<!DOCTYPE html><p>loaded</p>') };
    };
    const { client, log } = siteWith(later(load, 'show'));
    const failed = await client.get('/en/page');
    expect(failed.status).toBe(500);
    expect(failed.body).not.toContain('secret detail');
    expect(log.entries.map(({ message, cause }) => [message, String(cause)])).toEqual([
      ['pageFailed', 'Error: secret detail'],
    ]);
    expect((await client.get('/en/page')).status).toBe(200);
  });
});
