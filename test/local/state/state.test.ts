import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStateFolder } from '../../../local/state/folder.ts';
import { openJournal } from '../../../local/state/journal.ts';
import { freePorts } from '../../../local/state/ports.ts';
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

describe('the ports', () => {
  it('skip a block of which one is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const found = await freePorts(port - 1);
    expect(found.site).toBeGreaterThan(port);
    expect(found.issuer).toBe(found.site + 2);
    taken.close();
  });
});
