import { describe, expect, it } from 'vitest';
import { registerCsv } from '../../functions/register/api/csv.ts';
import { applyImport } from '../../functions/register/import/apply-import.ts';
import { decideImport } from '../../functions/register/import/import.ts';
import { LINE_LIMIT, LIST_BYTES } from '../../functions/register/import/typed-row.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { readEntries } from '../../functions/register/read-entries.ts';
import { multipart } from '../support/multipart.ts';
import { must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';
import type { SiteClient } from '../support/site-client.ts';

const ABOUT = { source: 'A list', attribution: 'Ours' };

const upload = async (client: SiteClient, bytes: string | Uint8Array<ArrayBuffer>, fields = {}) => {
  const typed = { csrf: client.token(), list: '', ...ABOUT, ...fields };
  const { body, type } = await multipart(typed, { file: { name: 'names.csv', bytes } });
  const headers = { 'content-type': [type] };
  return client.send('/office/import', { method: 'POST', headers, body: body.toString('utf8') });
};

const imported = async (ports: TestPorts, client: SiteClient, text: string): Promise<string> => {
  const { location = '' } = await upload(client, text);
  await client.post(location);
  await applyImport(ports, location.split('/').at(-1) ?? '');
  return location;
};

const opened = async () => {
  const ports = testPorts();
  return { ports, erik: await asStaff(ports, ['editor']) };
};

const stored = (ports: TestPorts) => ports.pact.items().filter(({ type }) => type !== 'session');

describe('a list that is not whole', () => {
  it.each([
    ['an empty file', ' \n', 'The list is empty'],
    ['latin-1', Buffer.from('Örebro AB\nÅhléns', 'latin1'), 'not text in UTF-8'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff]),
      'not text in UTF-8',
    ],
    ['100,000 lines', 'A\n'.repeat(100_000), `At most ${LINE_LIMIT.toLocaleString('en')}`],
    ['too large a file', 'A'.repeat(LIST_BYTES + 1), 'larger than 2 MB'],
    ['an open quote', 'name,country\n"A,SE\n', 'quotation mark'],
    ['a bad line', 'name,country\nA,Atlantis\n', 'Atlantis'],
  ])('gets a clear page and leaves nothing behind: %s', async (_, bytes, words) => {
    const { ports, erik } = await opened();
    const page = await upload(erik, bytes);
    expect(page.status).toBe(422);
    expect(page.body).toContain(words);
    expect(stored(ports)).toEqual([]);
  });

  it('has what stands in it shown as text, never as markup', async () => {
    const { erik } = await opened();
    const { body } = await upload(erik, 'name,country\nA,<script>alert(1)</script>\n');
    expect(body).not.toContain('<script>alert');
    expect(body).toContain('&lt;script>alert');
  });

  it('keeps a pasted list and says what else is missing', async () => {
    const { erik } = await opened();
    const { status, body } = await erik.post('/office/import', {
      list: 'Acme\nBolt',
      source: '',
      attribution: '',
    });
    expect(status).toBe(422);
    expect(body).toContain('Acme\nBolt');
    expect(body).toContain('Say where the names were read');
  });

  it('is refused without this browser’s token', async () => {
    const { ports, erik } = await opened();
    expect((await upload(erik, 'Acme', { csrf: 'forged' })).status).toBe(403);
    expect(stored(ports)).toEqual([]);
  });
});

describe('a whole list', () => {
  it('shows each name’s fate before anything happens, markup and formulas as they are', async () => {
    const { ports, erik } = await opened();
    must(await listEarlierSignatory(ports, { name: 'Åkerlund', source: 's' }));
    const text =
      '\ufeffName;Website\r\n"=HYPERLINK(""x"")";\r\n<b>Bold</b>;bold.example\r\nakerlund;\r\nAkerlunds;\r\n';
    const { location = '' } = await upload(erik, text);
    const { body } = await erik.get(location);
    expect(body).toContain('=HYPERLINK(&quot;x&quot;)');
    expect(body).toContain('&lt;b>Bold&lt;/b>');
    expect(body).toContain('Looks like “Åkerlund” in the register');
    expect(ports.pact.items().filter(({ type }) => type === 'listed')).toHaveLength(1);
  });

  it('with a formula for a name leaves none in the CSV that the public downloads', async () => {
    const { ports, erik } = await opened();
    await imported(ports, erik, '=HYPERLINK("https://evil.example")\n+1\n@SUM(A1)\n-2');
    const csv = registerCsv(await readEntries(ports), 'https://x.example').join('');
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(csv).not.toMatch(/(^|,)"?[=+\-@]/m);
  });

  it('may be pasted, and is imported once it is decided', async () => {
    const { ports, erik } = await opened();
    const { location = '' } = await erik.post('/office/import', { list: 'Acme\nBolt', ...ABOUT });
    await erik.post(location);
    expect((await erik.get(location)).body).toContain('Being imported: 0 of 2');
    await applyImport(ports, location.split('/').at(-1) ?? '');
    expect((await erik.get(location)).body).toContain('Every entry of this list is in the register');
    expect((await erik.get('/office/listed?q=BOLT')).body).toContain('Bolt');
  });

  it('of another editor at the same moment leaves the second told', async () => {
    const { ports, erik } = await opened();
    const { location = '' } = await upload(erik, 'Acme');
    const importId = location.split('/').at(-1) ?? '';
    must(await decideImport(ports, { importId, staff: 'somebody else', take: [] }));
    expect((await erik.post(location)).status).toBe(409);
  });

  it('by two presses at once leads on both times', async () => {
    const { erik } = await opened();
    const { location = '' } = await upload(erik, 'Acme');
    const answers = await Promise.all([erik.post(location), erik.post(location)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  });
});

describe('an entry', () => {
  it('is merged by the address of another, and the merger taken back', async () => {
    const { ports, erik } = await opened();
    await imported(ports, erik, 'Acme\nBolt');
    const [acme, bolt] = ports.pact
      .items()
      .filter(({ type }) => type === 'listed')
      .sort((a, b) => (String(a['name']) < String(b['name']) ? -1 : 1))
      .map(({ organisationId }) => String(organisationId));
    const address = `/office/listed/${bolt}`;
    expect((await erik.post(`${address}/merge`, { into: 'https://x.example/en/register/none' })).status).toBe(
      422,
    );
    expect((await erik.post(`${address}/merge`, {})).body).toContain('Choose the entry that stands for both');
    await erik.post(`${address}/merge`, { into: `https://x.example/en/register/${acme}?a=b` });
    expect((await erik.get(address)).body).toContain('Merged into');
    expect((await erik.post(`${address}/merge`, { into: acme ?? '' })).status).toBe(409);
    await erik.post(`${address}/unmerge`);
    expect((await erik.get(address)).body).toContain('Merge into another entry');
  });
});
