import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvent, withUpload } from '../../../functions/platform/http/event.ts';
import { UPLOAD_LIMIT } from '../../../functions/platform/http/upload.ts';
import { gatewayEvent } from '../../support/event.ts';
import { multipart } from '../../support/multipart.ts';

const posted = (body: string, type: string, base64 = false) =>
  parseEvent(
    gatewayEvent('/office/import', { method: 'POST', headers: { 'content-type': [type] }, body, base64 }),
  );

describe('a form with a file', () => {
  it('is no form where files are not taken', async () => {
    const { body, type } = await multipart({ a: 'b' });
    expect(posted(body.toString(), type).body.kind).toBe('wrong-type');
  });

  it.each([false, true])('is read with its fields and files, base64 %s', async (base64) => {
    const { body, type } = await multipart(
      { text: 'a\r\nb\0' },
      { file: { name: 'Ö.csv', bytes: 'Åland\n' } },
    );
    const { body: form, files } = await withUpload(
      posted(body.toString(base64 ? 'base64' : 'utf8'), type, base64),
    );
    expect(form.kind === 'form' && form.form.get('text')).toBe('a\nb');
    const file = files?.get('file');
    expect(file?.name).toBe('Ö.csv');
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('Åland\n');
  });

  it('has no file where none was chosen', async () => {
    const { body, type } = await multipart({}, { file: { name: '', bytes: '' } });
    expect((await withUpload(posted(body.toString(), type))).files?.size).toBe(0);
  });

  it('is too large above its own limit', () => {
    expect(posted('x'.repeat(UPLOAD_LIMIT + 1), 'multipart/form-data; boundary=x').body.kind).toBe(
      'too-large',
    );
  });

  it('never makes reading throw, whatever its body', async () => {
    const part = fc.constantFrom(
      '--x',
      '--x--',
      '\r\n',
      'Content-Disposition: form-data; name="a"',
      '"',
      ';',
      'ö',
      ' ',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part), async (parts) => {
        const read = await withUpload(posted(parts.join(''), 'multipart/form-data; boundary=x'));
        expect(['form', 'wrong-type']).toContain(read.body.kind);
      }),
    );
  });
});
