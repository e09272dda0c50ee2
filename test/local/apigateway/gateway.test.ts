import { createServer, type Server } from 'node:http';
import { createConnection } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGateway } from '../../../local/apigateway/gateway.ts';
import { readApi } from '../../../local/apigateway/model.ts';
import { closeServer, listenHere } from '../../../local/http/listen.ts';
import type { Invocation } from '../../../local/service.ts';
import { serveRaw } from '../../../local/site.ts';
import { assemblyOf } from '../../support/assembly.ts';
import { API, OFFICE, SITE } from '../../support/gateway-api.ts';

const AT = Date.parse('2027-03-04T05:06:07Z');

let server: Server;
let origin = '';
let answer: Invocation;
let seen: { arn: string; event: Record<string, unknown> }[] = [];

const reply = (payload: unknown) => {
  seen = [];
  answer = { ok: true, payload };
};

beforeAll(async () => {
  const api = readApi(assemblyOf(...API));
  if (api === undefined) throw new Error('no API');
  const invoke = async (arn: string, event: unknown) => {
    seen.push({ arn, event: event as Record<string, unknown> });
    return answer;
  };
  const handle = serveRaw(openGateway({ api, functions: { invoke }, failed: () => {} }), { now: () => AT });
  server = createServer((request, response) => void handle(request, response));
  await listenHere(server, 0);
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => closeServer(server));

describe('the gateway', () => {
  it('hands a request over as a REST API does', async () => {
    reply({ statusCode: 200, body: 'ok' });
    await fetch(`${origin}/form/a%20b?x=1&x=2&y=%C3%A5`, {
      method: 'POST',
      headers: { cookie: 'a=1', 'content-type': 'text/plain', 'x-forwarded-for': '1.2.3.4' },
      body: 'name=Å',
    });
    expect(seen[0]).toMatchObject({
      arn: SITE,
      event: {
        resource: '/{proxy+}',
        path: '/form/a%20b',
        httpMethod: 'POST',
        pathParameters: { proxy: 'form/a%20b' },
        queryStringParameters: { x: '2', y: 'å' },
        multiValueQueryStringParameters: { x: ['1', '2'], y: ['å'] },
        stageVariables: { colour: 'blue' },
        body: 'name=Å',
        isBase64Encoded: false,
        headers: { cookie: 'a=1', 'X-Forwarded-For': '1.2.3.4, 127.0.0.1' },
        multiValueHeaders: { cookie: ['a=1'] },
        requestContext: {
          stage: 'live',
          resourcePath: '/{proxy+}',
          requestTimeEpoch: AT,
          requestTime: '04/Mar/2027:05:06:07 +0000',
          identity: { sourceIp: '127.0.0.1' },
        },
      },
    });
    expect(seen[0]?.event['headers']).not.toHaveProperty('connection');
  });

  it('gives null where a REST API does, and bytes as base64', async () => {
    reply({ statusCode: 200, body: '' });
    await fetch(`${origin}/`);
    expect(seen[0]?.event).toMatchObject({
      resource: '/',
      path: '/',
      body: null,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
    });
    await fetch(`${origin}/file`, {
      method: 'POST',
      headers: { 'content-type': 'application/pdf' },
      body: 'PDF',
    });
    expect(seen[1]?.event).toMatchObject({ body: 'UERG', isBase64Encoded: true });
  });

  it('chooses the closest resource', async () => {
    reply({ statusCode: 200, body: '' });
    await fetch(`${origin}/office/7`);
    expect(seen[0]).toMatchObject({
      arn: OFFICE,
      event: { pathParameters: { id: '7' }, resource: '/office/{id}' },
    });
    await fetch(`${origin}/office/7/more`);
    expect(seen[1]).toMatchObject({ arn: SITE, event: { pathParameters: { proxy: 'office/7/more' } } });
  });

  it('answers several cookies, bytes and the virtual time', async () => {
    reply({
      statusCode: 201,
      headers: { 'content-type': 'application/pdf', connection: 'close', Date: 'yesterday' },
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
      body: Buffer.from([1, 2, 255]).toString('base64'),
      isBase64Encoded: true,
    });
    const response = await fetch(`${origin}/file`, { headers: { accept: 'application/pdf, */*' } });
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('date')).toBe('Thu, 04 Mar 2027 05:06:07 GMT');
    expect(response.headers.get('x-amzn-remapped-date')).toBe('yesterday');
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 255]);
  });

  it('leaves base64 as it is for who does not accept the binary type first', async () => {
    reply({ statusCode: 200, body: 'AQI=', isBase64Encoded: true });
    const response = await fetch(`${origin}/file`, { headers: { accept: 'text/html' } });
    expect(await response.text()).toBe('AQI=');
  });

  it('answers an unknown route with the template’s gateway response', async () => {
    reply({ statusCode: 200, body: '' });
    const response = await fetch(`${origin}/form`, { method: 'DELETE' });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<p>Missing Authentication Token of live</p>');
    expect(seen).toEqual([]);
  });

  it.each([
    ['no status', { body: 'x' }],
    ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
    ['nothing', null],
  ])('answers 502 to a function that gives %s', async (_what, payload) => {
    reply(payload);
    expect((await fetch(`${origin}/`)).status).toBe(502);
  });

  it('answers 502 to a function that failed, without its words', async () => {
    answer = { ok: false, error: { errorType: 'Error', errorMessage: 'secret' } };
    const response = await fetch(`${origin}/`);
    expect(response.status).toBe(502);
    expect(await response.text()).not.toContain('secret');
  });

  it.each([
    ['10 MB at the gateway', 10 * 1024 * 1024 + 1],
    ['6 MB at the function', 6 * 1024 * 1024 + 1],
  ])('answers 413 to a body above %s', async (_limit, size) => {
    reply({ statusCode: 200, body: '' });
    const response = await fetch(`${origin}/form`, { method: 'POST', body: Buffer.alloc(size, 'a') });
    expect(response.status).toBe(413);
    expect(seen).toEqual([]);
  });

  it('compresses what is long for who can unpack it, and unpacks what came packed', async () => {
    reply({ statusCode: 200, body: 'a'.repeat(5000) });
    const packed = await fetch(`${origin}/`, { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(200);
    expect(await packed.text()).toBe('a'.repeat(5000));
    const plain = await fetch(`${origin}/`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    await plain.text();
    const sent = async (body: Uint8Array<ArrayBuffer>) =>
      (await fetch(`${origin}/form`, { method: 'POST', headers: { 'content-encoding': 'gzip' }, body }))
        .status;
    expect(await sent(new Uint8Array(gzipSync('a=1')))).toBe(200);
    expect(seen.at(-1)?.event['body']).toBe('a=1');
    expect(await sent(new Uint8Array(Buffer.from('a=1')))).toBe(400);
  });

  it('survives a client that goes away in the middle of its request', async () => {
    const port = Number(new URL(origin).port);
    await new Promise<void>((resolve) => {
      const socket = createConnection(port, '127.0.0.1', () => {
        socket.write('POST /form HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nabc');
        setTimeout(() => socket.destroy(), 10);
      });
      socket.on('close', () => resolve());
    });
    reply({ statusCode: 200, body: 'still here' });
    expect(await (await fetch(`${origin}/`)).text()).toBe('still here');
  });
});
