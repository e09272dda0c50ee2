import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPermissions } from '../../../local/iam/permissions.ts';
import { accessTo } from '../../../local/s3/access.ts';
import { readBuckets } from '../../../local/s3/buckets.ts';
import { bucketOrigin } from '../../../local/s3/origin.ts';
import { assemblyOf, resource } from '../../support/assembly.ts';

const folder = mkdtempSync(join(tmpdir(), 'pact-s3-'));
beforeAll(() => writeFileSync(join(folder, 'abc.css'), 'body{}'));
afterAll(() => rmSync(folder, { recursive: true }));

const call = (over: object = {}) =>
  JSON.stringify({
    service: 'S3',
    action: 'copyObject',
    parameters: {
      Bucket: 'Files',
      Key: 'assets/site.css',
      CopySource: 'staging/abc.css',
      MetadataDirective: 'REPLACE',
      ContentType: 'text/css',
      CacheControl: 'immutable',
    },
    physicalResourceId: { id: 'assets/site.css' },
    outputPaths: [],
    ...over,
  });

const role = resource('AWS::IAM::Role', 'Role', {});
const copier = resource('AWS::Lambda::Function', 'Copier', { Role: role.arn });
const rights = (actions: readonly string[]) =>
  resource('AWS::IAM::Policy', 'Policy', {
    Roles: ['Role'],
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: actions, Resource: 'arn:aws:s3:::*' }] },
  });

const filesBy = (Create: string, actions: readonly string[] = ['s3:GetObject', 's3:PutObject']) => {
  const made = assemblyOf(
    role,
    copier,
    rights(actions),
    resource('AWS::S3::Bucket', 'Files', {}),
    resource('Custom::AWS', 'Copy', { ServiceToken: copier.arn, Create, Update: Create }),
  );
  const assembly = { ...made, assetPath: (key: string) => join(folder, key) };
  return readBuckets(assembly, createPermissions(assembly)).get('Files') ?? new Map();
};

describe('the buckets after a deploy', () => {
  it('hold what it copied, with its type', () => {
    expect(filesBy(call()).get('assets/site.css')).toEqual({
      body: Buffer.from('body{}'),
      headers: [
        ['Content-Type', 'text/css'],
        ['Cache-Control', 'immutable'],
      ],
    });
  });

  it('stop the stack at a call that is not known here', () => {
    expect(() => filesBy(call({ action: 'deleteObject' }))).toThrow('Custom::AWS Copy asks for what');
  });

  it.each(['s3:GetObject', 's3:PutObject'])('stop the stack where the role lacks %s', (action) => {
    const others = ['s3:GetObject', 's3:PutObject'].filter((each) => each !== action);
    expect(() => filesBy(call(), others)).toThrow(`not authorized to perform: ${action}`);
  });
});

const policy = (sourceArn: string, actions: readonly string[]) =>
  resource('AWS::S3::BucketPolicy', 'Policy', {
    Bucket: 'Files',
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: actions,
          Resource: ['arn:aws:s3:::Files', 'arn:aws:s3:::Files/*'],
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Condition: { StringEquals: { 'AWS:SourceArn': sourceArn } },
        },
      ],
    },
  });

describe('a bucket behind a distribution', () => {
  const ask = async (
    path: string,
    statement: ReturnType<typeof policy>,
    rawHeaders: readonly string[] = [],
  ) => {
    const access = accessTo(assemblyOf(statement), 'Files', 'arn:site');
    const request = {
      method: 'GET',
      path,
      query: '',
      rawHeaders,
      body: Buffer.alloc(0),
      sourceIp: '',
      requestId: '',
      at: 0,
    };
    return bucketOrigin(filesBy(call()), access)(request);
  };
  const both = policy('arn:site', ['s3:GetObject', 's3:ListBucket']);

  it('answers what it holds, and 404 to the rest', async () => {
    const found = await ask('/assets/site.css', both);
    expect([found.status, found.body.toString()]).toEqual([200, 'body{}']);
    expect((await ask('/assets/other.css', both)).status).toBe(404);
    expect((await ask('/assets/%e0%a4', both)).status).toBe(404);
  });

  it('answers 304 to whoever has it', async () => {
    const etag = new Map((await ask('/assets/site.css', both)).headers).get('ETag') ?? '';
    expect((await ask('/assets/site.css', both, ['If-None-Match', etag])).status).toBe(304);
  });

  it('answers 403 to another distribution, and for a missing file where it may not list', async () => {
    expect((await ask('/assets/site.css', policy('arn:other', ['s3:GetObject']))).status).toBe(403);
    expect((await ask('/assets/other.css', policy('arn:site', ['s3:GetObject']))).status).toBe(403);
  });
});
