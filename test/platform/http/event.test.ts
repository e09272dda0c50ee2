import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORM_LIMIT, parseEvent } from '../../../functions/platform/http/event.ts';
import { gatewayEvent } from '../../support/event.ts';

const FORM = { 'content-type': ['application/x-www-form-urlencoded; charset=UTF-8'] };
const posted = (body: string, headers: Record<string, string[]> = FORM, base64 = false) =>
  parseEvent(gatewayEvent('/en/x', { method: 'POST', headers, body, base64 })).body;

describe('a request from API Gateway', () => {
  it('keeps every value of a header that comes several times', () => {
    const { headers } = parseEvent(gatewayEvent('/', { headers: { Cookie: ['a=1', 'b=2'] } }));
    expect(headers.get('cookie')).toEqual(['a=1', 'b=2']);
  });

  it('has a path with one slash in front and none behind', () => {
    expect(parseEvent(gatewayEvent('//evil.example//en/')).path).toBe('/evil.example//en');
    expect(parseEvent(gatewayEvent('/')).path).toBe('/');
  });

  it('has its form read without NUL and with LF as line end', () => {
    const body = posted('text=a%00b%0D%0Ac%0Dd');
    expect(body.kind === 'form' && body.form.get('text')).toBe('ab\nc\nd');
  });

  it('has a base64 body decoded', () => {
    const body = posted(Buffer.from('name=Örebro').toString('base64'), FORM, true);
    expect(body.kind === 'form' && body.form.get('name')).toBe('Örebro');
  });

  it('is tolerated with broken percent signs', () => {
    const body = posted('name=100%&other=%zz%E4');
    expect(body.kind === 'form' && body.form.get('name')).toBe('100%');
  });

  it.each([
    'application/json',
    'multipart/form-data; boundary=x',
    'text/plain',
    '',
  ])('is no form as %j', (type) => {
    expect(posted('a=b', { 'content-type': [type] }).kind).toBe('wrong-type');
  });

  it('is too large above the limit, and not at it', () => {
    expect(posted(`a=${'x'.repeat(FORM_LIMIT - 2)}`).kind).toBe('form');
    expect(posted(`a=${'x'.repeat(FORM_LIMIT - 1)}`).kind).toBe('too-large');
  });

  it('never makes reading throw, whatever its body', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (body, base64) => {
        const read = posted(body, FORM, base64);
        expect(['form', 'too-large', 'wrong-type']).toContain(read.kind);
        expect(read.kind === 'form' && read.form.toString()).not.toContain('%00');
      }),
    );
  });
});
