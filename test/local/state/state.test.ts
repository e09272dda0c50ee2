import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeServer, holdPort, listenHere, portOf } from '../../../local/http/listen.ts';
import { openStateFolder } from '../../../local/state/folder.ts';
import { openJournal } from '../../../local/state/journal.ts';
import { holdPorts } from '../../../local/state/ports.ts';
import { newFolder } from '../../support/local-core.ts';

const folder = () => newFolder();

describe('a journal', () => {
  it('gives back what was appended when it is opened again', () => {
    const file = join(folder(), 'j.jsonl');
    const journal = openJournal<{ n: number }>(file);
    journal.append({ n: 1 });
    journal.append({ n: 2 });
    journal.close();
    expect(openJournal(file).records()).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('drops a last line that was cut off, and appends after it', () => {
    const file = join(folder(), 'j.jsonl');
    writeFileSync(file, '{"n":1}\n');
    appendFileSync(file, '{"n":2,"te');
    const journal = openJournal<{ n: number }>(file);
    journal.append({ n: 3 });
    journal.close();
    expect(readFileSync(file, 'utf8')).toBe('{"n":1}\n{"n":3}\n');
  });

  it('says where it is broken in the middle, and what to do', () => {
    const file = join(folder(), 'j.jsonl');
    writeFileSync(file, '{"n":1}\n\n{bad\n{"n":3}\n');
    expect(() => openJournal(file)).toThrow(
      `${file} cannot be read: line 3 is no JSON. Mend it, or begin anew with npm run reset.`,
    );
  });

  it('can be written anew in one step', () => {
    const file = join(folder(), 'j.jsonl');
    const journal = openJournal<{ n: number }>(file);
    journal.append({ n: 1 });
    journal.rewrite([{ n: 9 }]);
    journal.append({ n: 10 });
    expect(journal.records()).toEqual([{ n: 9 }, { n: 10 }]);
    journal.close();
    expect(openJournal(file).records()).toEqual([{ n: 9 }, { n: 10 }]);
  });
});

describe('a state folder', () => {
  it('belongs to one stack at a time', () => {
    const path = folder();
    const first = openStateFolder(path);
    expect(() => openStateFolder(path)).toThrow('Another local stack');
    first.close();
    openStateFolder(path).close();
  });

  it('is taken over from an owner that has died', () => {
    const path = folder();
    writeFileSync(join(path, 'lock'), JSON.stringify({ pid: 4_194_000, started: '1' }));
    openStateFolder(path).close();
  });

  it('is taken over when the owner’s id now belongs to another process', () => {
    const path = folder();
    writeFileSync(join(path, 'lock'), JSON.stringify({ pid: 1, started: 'another time' }));
    openStateFolder(path).close();
  });

  it('keeps clock and port', () => {
    const path = folder();
    const state = openStateFolder(path);
    state.keep({ clockOffset: 5, port: 4010 });
    state.close();
    const again = openStateFolder(path);
    expect(again.kept()).toEqual({ clockOffset: 5, port: 4010, ready: false });
    again.close();
  });
});

/** Three ports of which none is taken now. */
const wantedPort = async (): Promise<number> => {
  const held = await holdPorts(20_000 + Math.floor(Math.random() * 20_000));
  await held.close();
  return held.block.site;
};

describe('the ports', () => {
  it.each([0, 1, 2])('skip a block of which number %i is taken, and leave none of it bound', async (at) => {
    const wanted = await wantedPort();
    const taken = await holdPort(wanted + at);
    const { block, close } = await holdPorts(wanted);
    expect(block).toEqual({ site: wanted + 10, endpoint: wanted + 11, issuer: wanted + 12 });
    taken.close();
    for (const other of [0, 1, 2]) (await holdPort(wanted + other)).close();
    await close();
  });

  it('go to one of those that want them at the same moment, and the next ones to the others', async () => {
    const wanted = await wantedPort();
    const all = await Promise.all(Array.from({ length: 4 }, () => holdPorts(wanted)));
    const sites = all.map(({ block }) => block.site);
    expect(new Set(sites).size).toBe(4);
    expect(sites).toContain(wanted);
    for (const { block } of all)
      for (const port of Object.values(block))
        await expect(holdPort(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    for (const { close } of all) await close();
  });

  it('turn visitors away until a server takes them over, and are free once it ends', async () => {
    const held = await holdPort(0);
    const port = portOf(held);
    const address = `http://127.0.0.1:${port}`;
    await expect(fetch(address)).rejects.toThrow('fetch failed');
    const server = createServer((_, response) => response.end('here'));
    await listenHere(server, held);
    expect(await (await fetch(address)).text()).toBe('here');
    await closeServer(server);
    (await holdPort(port)).close();
  });
});
